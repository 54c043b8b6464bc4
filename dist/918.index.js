export const id = 918;
export const ids = [918,945];
export const modules = {

/***/ 3591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ plainName),
/* harmony export */   RZ: () => (/* binding */ findClash),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   TQ: () => (/* binding */ spelledName),
/* harmony export */   WU: () => (/* binding */ unicodePaths),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   oT: () => (/* binding */ hasEmptyFolder),
/* harmony export */   q: () => (/* binding */ withoutTrailBytes)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** Entry names of a ready archive: bytes in any code page. */
/**
 * Bytes as text for display: UTF-8 if valid, else Latin-1, which keeps different names different. The
 * UTF-8 flag is ignored: many tools write UTF-8 without it.
 */
function textOf(bytes) {
    return bytes.toString((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? 'utf8' : 'latin1');
}
const UNICODE_PATH = 0x7075;
const VERSION = 1;
/** Its version and the CRC-32 of the name in the header. */
const BEFORE_PATH = 5;
/**
 * The entry's names in Info-ZIP Unicode Path fields among these extra fields. A field of another
 * version, or with a checksum that does not match the name in the header, is ignored: the entry was
 * renamed by a tool that does not know the field (APPNOTE 4.6.9).
 */
function unicodePaths(rawName, extra) {
    const paths = [];
    for (let at = 0; at + 4 <= extra.length;) {
        const data = at + 4;
        const end = data + extra.readUInt16LE(at + 2);
        const field = extra.subarray(data, end);
        if (extra.readUInt16LE(at) === UNICODE_PATH && fits(field, rawName)) {
            paths.push(field.subarray(BEFORE_PATH));
        }
        at = end;
    }
    return paths;
}
function fits(field, rawName) {
    if (field.length <= BEFORE_PATH || field[0] !== VERSION)
        return false;
    return field.readUInt32LE(1) === (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(rawName);
}
/** The name of an entry as bytes: from its header, or from a Unicode Path field if not UTF-8. */
function spelledName(rawName, extra) {
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(rawName) ? rawName : (unicodePaths(rawName, extra)[0] ?? rawName);
}
/** The root of the archive, as a folder. */
const ROOT = './';
/**
 * Normalized name, as unpackers do: without `.` and empty segments. A leading slash is kept; the root
 * itself becomes `./`.
 */
function plainName(name) {
    const parts = name.split('/').filter((part) => part !== '.');
    const kept = parts.join('/').replaceAll(/\/{2,}/g, '/');
    return kept === '/' || (kept === '' && name.endsWith('/')) ? ROOT : kept;
}
/** Whether the name contains an empty segment, `//`. */
function hasEmptyFolder(name) {
    return /[^/]\/\/+[^/]/.test(name);
}
/** Two-byte characters as Latin-1: of GBK and Big5, and of Shift-JIS. */
const TWO_BYTES = [/[\x81-\xfe][\x40-\xfe]/g, /[\x81-\x9f\xe0-\xfc][\x40-\xfc]/g];
/**
 * The name with `_` for each backslash that is the second byte of a character, if no other backslash
 * is left then. For checks only, not for display.
 */
function withoutTrailBytes(spelled) {
    const text = textOf(spelled);
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(spelled))
        return text;
    const readings = TWO_BYTES.map((pair) => text.replaceAll(pair, (two) => two.replace('\\', '_')));
    return readings.find((reading) => !reading.includes('\\')) ?? text;
}
/** Key of an entry: Latin-1 keeps different bytes different, invalid UTF-8 would not. */
function keyOf({ spelled }) {
    return plainName(spelled.toString('latin1'));
}
/** A message about a name that is both a file and a folder: no tool can unpack both. */
function findClash(entries) {
    const keyed = entries.map((entry) => ({ name: entry.name, key: keyOf(entry) }));
    const files = new Map();
    for (const { name, key } of keyed)
        if (!key.endsWith('/'))
            files.set(key, name);
    const both = foldersOf(keyed.map(({ key }) => key)).find((folder) => files.has(folder));
    return both && `${files.get(both)} is both a file and a directory`;
}
/** All parent folders of these names, each once. */
function foldersOf(names) {
    const folders = new Set();
    for (const name of names) {
        for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
            const folder = name.slice(0, end);
            if (folders.has(folder))
                break;
            folders.add(folder);
        }
    }
    return [...folders];
}


/***/ }),

/***/ 3945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tw: () => (/* binding */ LONGEST_END),
  lw: () => (/* binding */ OPTIONS),
  pJ: () => (/* binding */ endOf),
  filesOf: () => (/* binding */ filesOf),
  inspectArchive: () => (/* binding */ inspectArchive)
});

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/package/ready/archive-file.js


/** An archive on disk, of which pieces are read: it may be larger than the memory is to be. */
/** Bytes that are read at once: what is asked for next is mostly near. */
const WINDOW = 64 * 1024;
/** A file that is open, read at any position. */
class ArchiveFile {
    /** Bytes. */
    size;
    #file;
    #room = Buffer.allocUnsafeSlow(WINDOW);
    #window = this.#room.subarray(0, 0);
    #windowAt = 0;
    /** @throws what the file system throws */
    constructor(path) {
        this.#file = (0,external_node_fs_.openSync)(path, 'r');
        this.size = (0,external_node_fs_.fstatSync)(this.#file).size;
    }
    /**
     * The bytes at a position; fewer where the file ends. They are good until the next call.
     *
     * @throws what the file system throws
     */
    read(position, length) {
        const wanted = Math.max(0, Math.min(length, this.size - position));
        if (wanted === 0)
            return Buffer.alloc(0);
        if (wanted > WINDOW)
            return this.#fill(Buffer.allocUnsafeSlow(wanted), position);
        const isInWindow = position >= this.#windowAt && position + wanted <= this.#windowAt + this.#window.length;
        if (!isInWindow) {
            this.#window = this.#fill(this.#room, position);
            this.#windowAt = position;
        }
        const start = position - this.#windowAt;
        return this.#window.subarray(start, start + wanted);
    }
    close() {
        (0,external_node_fs_.closeSync)(this.#file);
    }
    /** Fills the room from a position on, or as far as the file goes. */
    #fill(room, position) {
        let length = 0;
        for (let got = -1; got !== 0 && length < room.length; length += got) {
            got = (0,external_node_fs_.readSync)(this.#file, room, length, room.length - length, position + length);
        }
        return room.subarray(0, length);
    }
}
/** Runs `use` with the archive open. @throws what the file system and `use` throw */
function withArchive(path, use) {
    const archive = new ArchiveFile(path);
    try {
        return use(archive);
    }
    finally {
        archive.close();
    }
}
/** The same for an asynchronous use. */
async function withArchiveOpen(path, use) {
    const archive = new ArchiveFile(path);
    try {
        return await use(archive);
    }
    finally {
        archive.close();
    }
}
/** How yauzl reads an archive. */
class ArchiveReader extends yauzl/* RandomAccessReader */.lJ {
    #archive;
    constructor(archive) {
        super();
        this.#archive = archive;
    }
    read(buffer, offset, length, position, callback) {
        let error = null;
        try {
            const bytes = this.#archive.read(position, length);
            bytes.copy(buffer, offset);
            if (bytes.length < length)
                error = new Error('unexpected EOF');
        }
        catch (caught) {
            error = caught;
        }
        process.nextTick(callback, error);
    }
}

// EXTERNAL MODULE: ./build/src/package/ready/entry-names.js
var entry_names = __webpack_require__(3591);
;// CONCATENATED MODULE: ./build/src/package/ready/extents.js

/** Flags of APPNOTE 4.4.4 that mean encryption: bit 0, strong (6), masked headers (13). */
const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13);
const LOCAL_BYTES = 30;
const SIGNATURE = 0x04034b50;
/** Bit 3: checksum and sizes come after the data, and the header may have zeros. */
const DESCRIPTOR = 1 << 3;
/** The size is in the ZIP64 extra field. */
const ZIP64 = 0xffff_ffff;
/** Compression methods of APPNOTE 4.4.5. */
const STORED = 0;
const DEFLATED = 8;
/** Maximum expansion of deflate, rounded up (zlib's technical notes: 1032). */
const MOST_EXPANSION = 1033;
/** The first problem with the entries of this zip; undefined if there is none. */
function findFlaw(archive, entries) {
    let end = 0;
    for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
        const local = localHeader(archive, entry.offset);
        if (local === undefined)
            return `${entry.name} has no local header at the recorded offset`;
        const endOfData = local.dataAt + entry.packedSize;
        if (endOfData > archive.size)
            return `${entry.name} extends past the end of the file`;
        const flaw = nameFlaw(entry, local) ?? contentFlaw(entry, local) ?? sizeFlaw(entry);
        if (flaw !== undefined)
            return `${entry.name} ${flaw}`;
        if (entry.offset < end)
            return `${entry.name} overlaps another entry`;
        end = endOfData;
    }
    return undefined;
}
/** Where the compressed bytes of an entry begin; undefined if its local header is missing. */
function startOfData(archive, { offset }) {
    return localHeader(archive, offset)?.dataAt;
}
/** Field offsets are those of APPNOTE 4.3.7. Its bytes are good until the archive is read again. */
function localHeader(archive, at) {
    const fixed = archive.read(at, LOCAL_BYTES);
    if (fixed.length < LOCAL_BYTES || fixed.readUInt32LE(0) !== SIGNATURE)
        return undefined;
    const extraAt = LOCAL_BYTES + fixed.readUInt16LE(26);
    const length = extraAt + fixed.readUInt16LE(28);
    const header = archive.read(at, length);
    return {
        flags: header.readUInt16LE(6),
        method: header.readUInt16LE(8),
        crc: header.readUInt32LE(14),
        packedSize: header.readUInt32LE(18),
        size: header.readUInt32LE(22),
        rawName: header.subarray(LOCAL_BYTES, extraAt),
        extra: header.subarray(extraAt),
        dataAt: at + length,
    };
}
function nameFlaw(entry, local) {
    if (!local.rawName.equals(entry.rawName)) {
        return `has a different name in its local header (${(0,entry_names/* textOf */.b6)(local.rawName)})`;
    }
    const paths = [entry, local].flatMap(({ rawName, extra }) => (0,entry_names/* unicodePaths */.WU)(rawName, extra));
    const other = paths.find((path) => !path.equals(entry.spelled));
    return other && `has a different name in a Unicode Path field (${(0,entry_names/* textOf */.b6)(other)})`;
}
function contentFlaw(entry, local) {
    if ((local.flags & ENCRYPTED) !== 0)
        return 'is encrypted in its local header';
    if (local.method !== entry.method)
        return 'has a different compression method in its local header';
    const mayBeZero = (local.flags & DESCRIPTOR) !== 0;
    const agrees = (said, directory) => said === directory || (mayBeZero && said === 0);
    if (!agrees(local.crc, entry.crc))
        return 'has a different checksum in its local header';
    const sizeAgrees = (said, directory) => said === ZIP64 || agrees(said, directory);
    const sizesAgree = sizeAgrees(local.size, entry.size) && sizeAgrees(local.packedSize, entry.packedSize);
    return sizesAgree ? undefined : 'has different sizes in its local header';
}
function sizeFlaw({ method, size, packedSize }) {
    if (method === STORED && size !== packedSize)
        return 'is stored but has two different sizes';
    if (method === DEFLATED && size > packedSize * MOST_EXPANSION)
        return 'claims an impossible uncompressed size';
    return undefined;
}

// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
// EXTERNAL MODULE: ./build/src/package/advice/preflight.js
var preflight = __webpack_require__(6160);
;// CONCATENATED MODULE: ./build/src/package/ready/oddities.js




/** Looks at the files of an archive, without its folders, in the order of its directory. */
function findOddities(all) {
    const last = new Map();
    const equal = new Set();
    const different = new Set();
    for (const entry of all) {
        const key = (0,entry_names/* keyOf */.TN)(entry);
        const before = last.get(key);
        if (before !== undefined)
            (haveOneContent(before, entry) ? equal : different).add(key);
        last.set(key, entry);
    }
    const lastOf = (keys) => keys.flatMap((key) => last.get(key) ?? []);
    return {
        files: [...last.values()],
        warnings: [...differing(lastOf([...different])), ...emptyFolders(all), ...rareMethods(all)],
        notes: repeated(lastOf([...equal].filter((key) => !different.has(key)))),
    };
}
/** As far as the directory shows: contents are not decompressed for this. */
function haveOneContent(a, b) {
    return a.crc === b.crc && a.size === b.size;
}
/**
 * Which one is taken: Info-ZIP, 7-Zip, Python, Java and Go's loop over all files end with the last;
 * a reader that looks a name up in a list, or refuses to overwrite a file, ends with the first.
 */
function differing(entries) {
    if (entries.length === 0)
        return [];
    const names = entries.map(({ name, size, crc }) => `${name} (the last one is ${(0,units/* counted */.hS)(size, 'byte')}, CRC-32 ${crc.toString(16).padStart(8, '0')})`);
    return [
        `Duplicate files with different contents in the archive: ${(0,preflight/* shortList */.pg)(names)}. ` +
            'Most tools use the last one, some the first. Recreate the archive without duplicates.',
    ];
}
function repeated(entries) {
    if (entries.length === 0)
        return [];
    const names = (0,preflight/* shortList */.pg)(entries.map(({ name }) => name));
    return [`Duplicate files with identical contents in the archive: ${names}.`];
}
function emptyFolders(entries) {
    const names = entries.map(({ spelled }) => (0,entry_names/* textOf */.b6)(spelled)).filter(entry_names/* hasEmptyFolder */.oT);
    const [first] = names;
    if (first === undefined)
        return [];
    return [
        `File names with an empty path segment: ${(0,preflight/* shortList */.pg)(names)}. ` +
            `Most tools unpack ${first} as ${(0,entry_names/* plainName */.MH)(first)}, some reject the archive.`,
    ];
}
/** APPNOTE 4.4.5; 20 is what 93 was at first. */
const METHODS = new Map([
    [1, 'Shrink'],
    [6, 'Implode'],
    [9, 'Deflate64'],
    [10, 'PKWARE Implode'],
    [12, 'bzip2'],
    [14, 'LZMA'],
    [20, 'Zstandard'],
    [93, 'Zstandard'],
    [95, 'XZ'],
    [96, 'JPEG'],
    [97, 'WavPack'],
    [98, 'PPMd'],
]);
/** The name of a compression method, for people. */
function methodName(method) {
    const name = METHODS.get(method);
    return name === undefined ? `method ${method}` : `${name} (method ${method})`;
}
/** Java's and Go's readers know these two methods only, and so do most others. */
function rareMethods(entries) {
    const rare = entries.filter(({ method }) => method !== STORED && method !== DEFLATED);
    if (rare.length === 0)
        return [];
    const methods = [...new Set(rare.map(({ method }) => methodName(method)))].join(', ');
    return [
        `Files compressed with ${methods}, which most tools do not support: ` +
            `${(0,preflight/* shortList */.pg)(rare.map(({ name }) => name))}. Recreate the archive with Deflate, e.g. "7z a -mm=Deflate".`,
    ];
}

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/package/ready/unpack.js







/** Methods that can be decompressed here. The service may support others. */
const KNOWN_METHODS = new Set([STORED, DEFLATED]);
const RECREATE = 'Recreate the archive, or set `code_path` to the directory instead.';
/**
 * The content of a file, as a whole: for small ones.
 *
 * @throws PackageError if it is corrupt or cannot be decompressed here; what the file system throws
 */
function unpack(file, archive) {
    refuseUnknown(file);
    const { method, size, crc, packedSize } = file;
    const start = startOfData(archive, file);
    const packed = start === undefined ? Buffer.alloc(0) : archive.read(start, packedSize);
    try {
        const content = method === DEFLATED
            ? (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: size || 1 })
            : Buffer.from(packed);
        if (content.length === size && (0,external_node_zlib_.crc32)(content) === crc)
            return content;
    }
    catch {
        // Invalid deflate data, or more bytes than recorded: corrupt as well.
    }
    throw corrupt(file);
}
/** The content of a file piece by piece, however large it is. Throws as `unpack` does, at the end. */
async function* unpackedPieces(file) {
    refuseUnknown(file);
    let length = 0;
    let crc = 0;
    try {
        for await (const piece of contentOf(file)) {
            length += piece.length;
            if (length > file.size)
                break;
            crc = (0,external_node_zlib_.crc32)(piece, crc);
            yield piece;
        }
    }
    catch {
        throw corrupt(file);
    }
    if (length !== file.size || crc !== file.crc)
        throw corrupt(file);
}
const PIECE = 256 * 1024;
function contentOf(file) {
    const { path, method, packedSize } = file;
    const start = withArchive(path, (archive) => startOfData(archive, file));
    if (start === undefined || packedSize === 0)
        return [];
    const packed = (0,external_node_fs_.createReadStream)(path, {
        start,
        end: start + packedSize - 1,
        highWaterMark: PIECE,
    });
    if (method === STORED)
        return packed;
    const inflating = (0,external_node_zlib_.createInflateRaw)({ chunkSize: PIECE });
    // A failure reaches who reads the output.
    (0,promises_.pipeline)(packed, inflating).catch(() => undefined);
    return inflating;
}
function refuseUnknown({ method, label }) {
    if (KNOWN_METHODS.has(method))
        return;
    throw new errors/* PackageError */.JP(`${label} has an unsupported compression: ${methodName(method)}`, RECREATE);
}
function corrupt({ label }) {
    return new errors/* PackageError */.JP(`${label} is corrupt`, RECREATE);
}

// EXTERNAL MODULE: ./build/src/package/zip/hashed-file.js
var hashed_file = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/src/package/advice/size-limits.js
var size_limits = __webpack_require__(9439);
// EXTERNAL MODULE: ./build/src/package/names.js
var names = __webpack_require__(5806);
// EXTERNAL MODULE: ./build/src/package/system-reason.js
var system_reason = __webpack_require__(806);
;// CONCATENATED MODULE: ./build/src/package/ready/inspect.js












/**
 * Opens a zip or jar and checks its directory and headers. Contents are hashed, but not decompressed;
 * checking them is left to the service. Of the file, pieces are in memory.
 *
 * Throws PackageError if it is not an archive, is encrypted, has an unsafe name or one that is both
 * a file and a folder, contradicts itself, contains no files, or changes meanwhile; the error of
 * `refuse`; and the signal's reason.
 */
async function inspectArchive(path, label, { signal, refuse } = {}) {
    const { directory, flaw, size } = await opened(path, label, async (archive) => {
        refuseTooLarge(archive, label);
        const all = await readDirectory(archive, path, label);
        const found = all.map(flawOfEntry).find(Boolean) ?? findFlaw(archive, all) ?? (0,entry_names/* findClash */.RZ)(all);
        return { directory: all, flaw: found, size: archive.size };
    });
    if (flaw !== undefined)
        throw new errors/* PackageError */.JP(`${label}: ${flaw}`, RECREATE);
    const { files, warnings, notes } = findOddities(withoutFolders(directory));
    if (files.length === 0)
        throw new errors/* PackageError */.JP(`${label} contains no files`, RECREATE);
    const entries = files.map(summarize);
    const tooLarge = refuse?.({ size, entries });
    if (tooLarge !== undefined)
        throw tooLarge;
    const hashed = await opened(path, label, () => (0,hashed_file/* hashFile */.DC)(path, signal));
    if (hashed.size !== size) {
        throw new errors/* PackageError */.JP(`${label} changed while it was read`, 'Check that nothing writes to it.');
    }
    return {
        digest: hashed.digest,
        size,
        entries,
        files: files.filter(({ method }) => KNOWN_METHODS.has(method)),
        warnings,
        notes,
    };
}
function refuseTooLarge({ size }, label) {
    if (size <= size_limits/* LIMITS */.b1.obs)
        return;
    throw new errors/* PackageError */.JP(`${label} is ${(0,units/* grouped */.zD)(size)} bytes; the service limit is ${(0,units/* grouped */.zD)(size_limits/* LIMITS */.b1.obs)} bytes`, 'Remove files from the archive.');
}
/**
 * The files in a zip of any size, to be looked into. The zip is only read, not judged, so that also
 * what is too large to be sent can be listed. Throws PackageError when it is no archive; reading a
 * file does when it is damaged, or cannot be unpacked here.
 */
async function filesOf(path, label) {
    return withoutFolders(await opened(path, label, (archive) => readDirectory(archive, path, label)));
}
function withoutFolders(directory) {
    return directory.filter(({ name }) => !name.endsWith('/'));
}
function summarize({ name, size, packedSize, mode }) {
    return { name, size, packedSize, mode };
}
/** Runs `use` with the archive open. @throws PackageError if it cannot be read; what `use` throws */
async function opened(path, label, use) {
    try {
        return await withArchiveOpen(path, use);
    }
    catch (error) {
        if (error.syscall === undefined)
            throw error;
        const code = (0,system_reason/* systemReason */.u)(error);
        throw new errors/* PackageError */.JP(`${label} could not be read (${code})`, 'Check file permissions.');
    }
}
/**
 * Names stay bytes, since yauzl would take all that is not said to be UTF-8 for code page 437, and
 * sizes that disagree are for findFlaw, which names the entry.
 */
const OPTIONS = { decodeStrings: false, validateEntrySizes: false };
const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
/** The end record and the longest comment. */
const LONGEST_END = END_BYTES + 0xffff;
/**
 * Where an archive ends whose last bytes these are. With a second end record it could be two
 * archives, and is left as it is, to be refused.
 */
function endOf(tail) {
    const at = tail.lastIndexOf(END_SIGNATURE);
    if (at < 0 || at + END_BYTES > tail.length || tail.indexOf(END_SIGNATURE) !== at) {
        return tail.length;
    }
    return Math.min(at + END_BYTES + tail.readUInt16LE(at + END_BYTES - 2), tail.length);
}
/** What follows the end of an archive, such as padding, is skipped by readers, but not by yauzl. */
async function readDirectory(archive, path, label) {
    const tail = Math.min(archive.size, LONGEST_END);
    const cut = tail - endOf(archive.read(archive.size - tail, tail));
    const entries = [];
    try {
        const reader = new ArchiveReader(archive);
        const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(reader, archive.size - cut, OPTIONS);
        for await (const entry of zip.eachEntry())
            entries.push(describe(entry, path, label));
    }
    catch (error) {
        if (error.syscall !== undefined)
            throw error;
        throw new errors/* PackageError */.JP(`${label} is not a valid archive: ${error.message}`, RECREATE);
    }
    return entries;
}
function describe(entry, path, label) {
    const { fileNameRaw: rawName, extraFieldRaw: extra } = entry;
    const spelled = (0,entry_names/* spelledName */.TQ)(rawName, extra);
    const described = {
        ...{ name: (0,entry_names/* plainName */.MH)((0,entry_names/* textOf */.b6)(spelled)), rawName, spelled, extra },
        offset: entry.relativeOffsetOfLocalHeader,
        size: entry.uncompressedSize,
        packedSize: entry.compressedSize,
        method: entry.compressionMethod,
        crc: entry.crc32,
        flags: entry.generalPurposeBitFlag,
        mode: unixMode(entry),
    };
    const packed = { ...described, path, label: `${label}: ${described.name}` };
    return {
        ...described,
        read: () => withArchive(path, (archive) => unpack(packed, archive)),
        pieces: () => unpackedPieces(packed),
    };
}
const UNIX = 3;
/** 0 if the archive has no Unix modes. Some tools claim Unix but write 0 as well. */
function unixMode({ versionMadeBy, externalFileAttributes }) {
    return versionMadeBy >>> 8 === UNIX ? externalFileAttributes >>> 16 : 0;
}
function flawOfEntry({ name, spelled, flags }) {
    if ((flags & ENCRYPTED) !== 0)
        return `${name} is encrypted`;
    const flaw = (0,names/* unsafeName */.gj)((0,entry_names/* plainName */.MH)((0,entry_names/* withoutTrailBytes */.q)(spelled)));
    return flaw && `entry name ${JSON.stringify(name)} ${flaw}`;
}


/***/ }),

/***/ 3918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LISTING_LIMITS: () => (/* binding */ LISTING_LIMITS),
/* harmony export */   listArchive: () => (/* binding */ listArchive),
/* harmony export */   listFiles: () => (/* binding */ listFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(663);
/* harmony import */ var _entry_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3591);
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3945);




const LISTING_LIMITS = {
    entries: 200_000,
    name: 4_096,
    directory: 32 * 1024 * 1024,
};
/** The Zip64 records that precede the end record (APPNOTE 4.3.14 and 4.3.15), as most tools write them. */
const ZIP64_BYTES = 56 + 20;
/** What is read first: it has everything that says where the directory is. */
const LONGEST_TAIL = ZIP64_BYTES + _inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .LONGEST_END */ .Tw;
/** Lists the files of an archive on disk. @throws Error that says why it cannot be */
async function listArchive(path, limits) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        const { size } = await file.stat();
        const read = async (position, length) => {
            const buffer = Buffer.alloc(length);
            const { bytesRead } = await file.read(buffer, 0, length, position);
            if (bytesRead < length)
                throw new Error('the file ends too early');
            return buffer;
        };
        return await listFiles({ size, read }, limits);
    }
    finally {
        await file.close();
    }
}
/**
 * Lists the files of an archive that somebody else may have made, by its directory alone: nothing is
 * unpacked, and names are texts to show, whatever is in them. Folders are not listed.
 *
 * @throws Error for what is no archive, or exceeds the limits
 */
async function listFiles(archive, { entries: most, name, directory } = LISTING_LIMITS) {
    const length = Math.min(archive.size, LONGEST_TAIL);
    const tail = await archive.read(archive.size - length, length);
    const end = tail.subarray(-_inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .LONGEST_END */ .Tw);
    const cut = end.length - (0,_inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .endOf */ .pJ)(end);
    const size = archive.size - cut;
    const reader = new DirectoryReader(archive, tail.subarray(0, length - cut), size, directory);
    const zip = await (0,yauzl__WEBPACK_IMPORTED_MODULE_1__/* .fromRandomAccessReaderPromise */ .or)(reader, size, _inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .OPTIONS */ .lw);
    if (zip.entryCount > most)
        throw new Error(`it lists ${zip.entryCount} entries`);
    const files = [];
    for await (const entry of zip.eachEntry()) {
        if (entry.fileNameRaw.length > name) {
            throw new Error(`it lists a name of ${entry.fileNameRaw.length} bytes`);
        }
        const file = described(entry);
        if (!file.name.endsWith('/'))
            files.push(file);
    }
    return files;
}
function described({ fileNameRaw, extraFieldRaw, uncompressedSize, crc32 }) {
    const name = (0,_entry_names_js__WEBPACK_IMPORTED_MODULE_2__/* .plainName */ .MH)((0,_entry_names_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_entry_names_js__WEBPACK_IMPORTED_MODULE_2__/* .spelledName */ .TQ)(fileNameRaw, extraFieldRaw)));
    return { name, size: uncompressedSize, crc: crc32 };
}
/**
 * Reader over the end of an archive. yauzl reads a directory entry by entry; here everything from the
 * first byte asked for to the end of the archive is read at once, and nothing is read twice.
 */
class DirectoryReader extends yauzl__WEBPACK_IMPORTED_MODULE_1__/* .RandomAccessReader */ .lJ {
    #archive;
    #size;
    #most;
    /** What is known of the archive, up to its end. */
    #end;
    /**
     * @param end the last bytes of the archive
     * @param size of the archive, which may be followed by padding
     * @param most bytes of the directory, with what follows it
     */
    constructor(archive, end, size, most) {
        super();
        this.#archive = archive;
        this.#end = end;
        this.#size = size;
        this.#most = most;
    }
    read(buffer, offset, length, position, callback) {
        this.#from(position, length).then((bytes) => {
            bytes.copy(buffer, offset, 0, length);
            callback(null);
        }, (error) => {
            callback(error);
        });
    }
    async #from(position, length) {
        if (position + length > this.#size)
            throw new Error('it ends too early');
        const start = this.#size - this.#end.length;
        if (position < start) {
            const wanted = this.#size - position;
            if (wanted > this.#most)
                throw new Error(`its directory has ${wanted} bytes`);
            const missing = await this.#archive.read(position, start - position);
            this.#end = Buffer.concat([missing, this.#end]);
        }
        return this.#end.subarray(position - (this.#size - this.#end.length));
    }
}


/***/ })

};
