import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XP: () => (/* binding */ Jobs),
/* harmony export */   id: () => (/* binding */ isStopped)
/* harmony export */ });
/* unused harmony exports nothingTaken, stop */
/** Sentinel index beyond every batch: no thread takes another one, and large files are aborted. */
const STOPPED = 2 ** 30;
const QUEUES = ['alone', 'small'];
function nothingTaken() {
    return new Int32Array(new SharedArrayBuffer(4 * QUEUES.length));
}
/** Stops all threads: none takes another batch. */
function stop(taken) {
    QUEUES.forEach((_, queue) => Atomics.store(taken, queue, STOPPED));
}
function isStopped(taken) {
    return Atomics.load(taken, 0) >= STOPPED;
}
/** The queue of work as one thread sees it. All threads see the same work in the same order. */
class Jobs {
    #taken;
    #known = { alone: [], small: [] };
    #complete = false;
    #wake;
    constructor(taken) {
        this.#taken = taken;
    }
    add({ alone, small, last }) {
        this.#known.alone.push(...alone.map((job) => [job]));
        this.#known.small.push(...small);
        this.#complete ||= last;
        this.#wake?.();
    }
    /** Claims a batch for this thread; undefined if there is none now, or (`ended`) ever. */
    take() {
        for (const [queue, name] of QUEUES.entries()) {
            const batch = this.#takeFrom(queue, this.#known[name]);
            if (batch !== undefined)
                return batch;
        }
        return undefined;
    }
    #takeFrom(queue, known) {
        for (let at = Atomics.load(this.#taken, queue); at < known.length;) {
            const found = Atomics.compareExchange(this.#taken, queue, at, at + 1);
            if (found === at)
                return known[at];
            at = found;
        }
        return undefined;
    }
    get ended() {
        return this.#complete || isStopped(this.#taken);
    }
    /** Resolves when more is added. */
    async more() {
        await new Promise((resolve) => {
            this.#wake = resolve;
        });
        this.#wake = undefined;
    }
}


/***/ }),

/***/ 18:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ie: () => (/* binding */ UnreadableFile),
  tD: () => (/* binding */ changed),
  ut: () => (/* binding */ readPieces),
  oD: () => (/* binding */ readWhole),
  g5: () => (/* binding */ withSource),
  _e: () => (/* binding */ withSourceOpen)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./build/src/errors.js
/**
 * Error types of a deployment. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Untrusted text is kept verbatim and escaped
 * where it is printed.
 */
/** An expected failure: the report explains it, without a stack trace. */
class StepError extends Error {
}
/** Invalid inputs: every problem found. Nothing has been sent. */
class InputError extends StepError {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/** The code cannot be packaged or must not be uploaded. Nothing has been sent. */
class errors_PackageError extends StepError {
    /** Further lines with what was found, e.g. the largest entries. */
    details;
    /** One thing to do. */
    remedy;
    constructor(message, remedy, details = []) {
        super(message);
        this.name = 'PackageError';
        this.details = details;
        this.remedy = remedy;
    }
}
/** Deployed code or dependencies are not as expected, or the function must not be updated. */
class VerificationError extends StepError {
    /** One thing to do. */
    remedy;
    /** Whether re-running the job may help without any change. */
    again;
    requestId;
    constructor(message, remedy, { again, requestId }) {
        super(message);
        this.name = 'VerificationError';
        this.remedy = remedy;
        this.again = again;
        this.requestId = requestId;
    }
}
/** The outputs of the step cannot be written, so later steps would not learn of a deployment. */
class OutputError extends StepError {
    /** One thing to do. */
    remedy;
    constructor(message, remedy) {
        super(message);
        this.name = 'OutputError';
        this.remedy = remedy;
    }
}
/** The step exceeded `timeout`. */
class DeadlineError extends StepError {
    seconds;
    /** @param during the call in progress, e.g. `update function code (host:443)` */
    constructor(seconds, during, options) {
        const open = during === undefined ? '' : `, in progress: ${during}`;
        super(`timed out after ${seconds} s (input \`timeout\`)${open}`, options);
        this.name = 'DeadlineError';
        this.seconds = seconds;
    }
}
/** The job was cancelled: the runner sent a signal. */
class CancelledError extends StepError {
    constructor(signal) {
        super(`the job was cancelled (${signal})`);
        this.name = 'CancelledError';
    }
}
/** The step ended during an update: its result is unknown. */
class UnsettledError extends StepError {
    /** Why the step was ended. */
    reason;
    /** @param open what is unknown, as a clause */
    constructor(reason, open = 'an update was in flight: its result is unknown, check the function before re-running') {
        super(`${reason.message}; ${open}`, { cause: reason });
        this.name = 'UnsettledError';
        this.reason = reason;
    }
}
/** Maximum depth of a chain of causes in a trace. */
const CHAIN = 5;
/**
 * Stack traces of an unexpected error and its causes, line by line, for the debug log. Empty for
 * expected failures.
 */
function traceOf(error) {
    if (error instanceof StepError)
        return [];
    const lines = [];
    let next = error;
    for (let shown = 0; next instanceof Error && shown < CHAIN; shown += 1) {
        const stack = (next.stack ?? next.message).split('\n');
        lines.push(...(shown === 0 ? stack : stack.map((line, at) => (at === 0 ? `Caused by ${line}` : line))));
        next = next.cause;
    }
    return lines;
}

;// CONCATENATED MODULE: ./build/src/package/system-reason.js

/** The code of a file system error (`ENOENT`, `EACCES`), else the whole error. */
function systemReason(error) {
    const code = error.code;
    return typeof code === 'string' ? code : String(error);
}
/**
 * Maps a failure while the package is written below `temp`: file system errors, also of another
 * thread, become a PackageError; others are returned unchanged.
 */
function writeFailure(temp, failure) {
    if (!(failure instanceof Error) || !('syscall' in failure))
        return failure;
    const reason = systemReason(failure);
    if (reason === 'ENOSPC' || reason === 'EDQUOT') {
        return new PackageError(`Could not write the package to ${temp}: no space left on device (${reason})`, 'Free up disk space: packaging needs about twice the size of the package.');
    }
    return new PackageError(`Could not write the package to ${temp} (${reason})`, 'Check that RUNNER_TEMP is an existing, writable directory.');
}

;// CONCATENATED MODULE: ./build/src/package/zip/reading.js


/** A file that cannot be packed. `message` continues after the file's name. */
class UnreadableFile extends Error {
    path;
    constructor(path, problem) {
        super(problem);
        this.name = 'UnreadableFile';
        this.path = path;
    }
}
/**
 * Has `use` read a file that is open. Throws UnreadableFile when it cannot be opened, and what `use`
 * throws.
 */
function withSource(file, use) {
    const source = openSource(file);
    try {
        return use(source);
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
/** The same for an asynchronous use. */
async function withSourceOpen(file, use) {
    const source = openSource(file);
    try {
        return await use(source);
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
function openSource(file) {
    try {
        return (0,external_node_fs_.openSync)(file.path, 'r');
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
/**
 * Reads a whole file to `room`, which has one byte more than it is expected to have: so one call also
 * tells whether it has grown. Throws UnreadableFile, also when it is not as long as expected.
 */
function readWhole(file, source, room) {
    let length = 0;
    let got;
    do {
        got = readPiece(file, source, room.subarray(length, file.size + 1), length);
        length += got;
    } while (got > 0 && length < file.size);
    if (length !== file.size)
        throw changed(file);
    return room.subarray(0, length);
}
/** Reads a file from its beginning, piece by piece, into these buffers in turn. Throws as readWhole does. */
function* readPieces(file, source, rooms) {
    let length = 0;
    for (let turn = 0;; turn += 1) {
        const room = rooms[turn % rooms.length];
        const got = readPiece(file, source, room, length);
        if (got === 0)
            break;
        length += got;
        if (length > file.size)
            break;
        yield room.subarray(0, got);
    }
    if (length !== file.size)
        throw changed(file);
}
/** Reads what lies at `position`, as much as there is and fits. */
function readPiece(file, source, target, position) {
    try {
        return (0,external_node_fs_.readSync)(source, target, 0, target.length, position);
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function unreadable({ path }, error) {
    return new UnreadableFile(path, `could not be read (${systemReason(error)})`);
}
/** The error for a file that has other contents than when it was found. */
function changed({ path }) {
    return new UnreadableFile(path, 'changed during packaging');
}


/***/ }),

/***/ 387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ packShare)
});

// UNUSED EXPORTS: spoolPath

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/src/package/zip/engine.js

const LEVEL = 6;
/**
 * zlib of Node.js. Every file gets a fresh compressor: with one that is reset, the bytes depend on
 * the files before.
 */
const ZLIB = {
    deflate: (raw) => (0,external_node_zlib_namespaceObject.deflateRawSync)(raw, { level: LEVEL, chunkSize: chunkSize(raw.length) }),
    // Without a flush in between, zlib waits for more input before it decides anything that the end of
    // a piece could change, so the bytes are those of deflateRawSync.
    async *pieces(raw) {
        const stream = (0,external_node_zlib_namespaceObject.createDeflateRaw)({ level: LEVEL, chunkSize: PIECE });
        const feeding = feed(raw, stream);
        try {
            yield* stream;
        }
        finally {
            // The caller closes the file and reuses the memory next, so neither may be in use any more.
            stream.destroy();
            await feeding;
        }
    },
};
/** Writes each piece when the one before has been taken in. An error of reading becomes the stream's. */
async function feed(raw, stream) {
    try {
        let before = Promise.resolve();
        for await (const piece of raw) {
            await before;
            before = taken(piece, stream);
            // Nothing awaits this while the next piece is read, and a stream that was destroyed rejects it.
            before.catch(() => undefined);
        }
        await before;
        stream.end();
    }
    catch (error) {
        stream.destroy(error);
    }
}
/** Resolves when a stream has taken in a piece. */
function taken(piece, stream) {
    return new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
            if (error)
                reject(error);
            else
                resolve();
        });
    });
}
/** Large enough that a call costs nothing. */
const PIECE = 1024 * 1024;
/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size) {
    return Math.max(64, size + (size >> 12) + (size >> 14) + 16);
}

// EXTERNAL MODULE: ./build/src/package/zip/jobs.js
var jobs = __nccwpck_require__(440);
;// CONCATENATED MODULE: ./build/src/package/zip/container.js
/**
 * The records of a zip file, with every field fixed that is not the file's name or content.
 * docs/package-format.md lists them; the field names are those of PKWARE's APPNOTE 6.3.10,
 * sections 4.3 and 4.4. No ZIP64, no data descriptors, no extra fields, no comments.
 */
const STORED = 0;
const DEFLATED = 8;
/** 2.0: the version that can unpack deflate. */
const VERSION = 20;
/** Made on Unix, so that the mode in the external attributes counts; also written on Windows. */
const MADE_BY = (3 << 8) | VERSION;
/** Bit 11: the name is UTF-8. */
const FLAGS = 1 << 11;
/** 1980-01-01 00:00:00, the first moment that a zip can name. */
const TIME = 0;
const DATE = (1 << 5) | 1;
/** A regular file, rwxr-xr-x. */
const EXTERNAL_ATTRIBUTES = (/* unused pure expression or super */ null && (0o100755 * 0x10000));
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;
/** Writes the header that goes before a file's data. Returns the offset after it. */
function writeLocalHeader(target, at, entry) {
    target.writeUInt32LE(0x04034b50, at);
    writeShared(target, at + 4, entry);
    return at + LOCAL_HEADER_BYTES + target.write(entry.name, at + LOCAL_HEADER_BYTES);
}
/** Writes a file's header in the central directory. Returns the offset after it. */
function writeCentralHeader(target, at, entry, localHeaderAt) {
    target.writeUInt32LE(0x02014b50, at);
    target.writeUInt16LE(MADE_BY, at + 4);
    writeShared(target, at + 6, entry);
    target.writeUInt16LE(0, at + 32); // file comment length
    target.writeUInt16LE(0, at + 34); // disk number start
    target.writeUInt16LE(0, at + 36); // internal file attributes
    target.writeUInt32LE(EXTERNAL_ATTRIBUTES, at + 38);
    target.writeUInt32LE(localHeaderAt, at + 42);
    return at + CENTRAL_HEADER_BYTES + target.write(entry.name, at + CENTRAL_HEADER_BYTES);
}
/** Writes the end of the central directory, which begins at `directoryAt`. */
function writeEndRecord(target, at, directory) {
    target.writeUInt32LE(0x06054b50, at);
    target.writeUInt16LE(0, at + 4); // number of this disk
    target.writeUInt16LE(0, at + 6); // disk on which the directory starts
    target.writeUInt16LE(directory.entries, at + 8);
    target.writeUInt16LE(directory.entries, at + 10);
    target.writeUInt32LE(directory.bytes, at + 12);
    target.writeUInt32LE(directory.at, at + 16);
    target.writeUInt16LE(0, at + 20); // zip file comment length
    return at + END_RECORD_BYTES;
}
/** The 26 bytes that both headers of a file have in common, from version to extra field length. */
function writeShared(target, at, entry) {
    target.writeUInt16LE(VERSION, at);
    target.writeUInt16LE(FLAGS, at + 2);
    target.writeUInt16LE(entry.method, at + 4);
    target.writeUInt16LE(TIME, at + 6);
    target.writeUInt16LE(DATE, at + 8);
    target.writeUInt32LE(entry.crc, at + 10);
    target.writeUInt32LE(entry.packedSize, at + 14);
    target.writeUInt32LE(entry.size, at + 18);
    target.writeUInt16LE(entry.nameBytes, at + 22);
    target.writeUInt16LE(0, at + 24); // extra field length
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/src/package/zip/hashed-file.js



const BUFFER = (/* unused pure expression or super */ null && (1024 * 1024));
/** A new file that is written from start to end through one buffer, its SHA-512 computed meanwhile. */
class HashedFile {
    #file;
    #buffer;
    #hash = createHash('sha512');
    #used = 0;
    #flushed = 0;
    /** `size`: bytes that it will have; a small file needs but a small buffer. Throws when it is there already. */
    constructor(path, size) {
        this.#file = openSync(path, 'wx');
        this.#buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, size));
    }
    /** Where the next byte goes. */
    get position() {
        return this.#flushed + this.#used;
    }
    /** Has `write` put `length` bytes, fewer than 1 MiB, into the buffer; it returns the offset after them. */
    write(length, write) {
        if (this.#used + length > this.#buffer.length)
            this.#flush();
        this.#used = write(this.#buffer, this.#used);
    }
    /** Appends `length` bytes of a spool, from `offset` on. */
    copy(source, offset, length) {
        for (let copied = 0; copied < length;) {
            if (this.#used === this.#buffer.length)
                this.#flush();
            const room = Math.min(length - copied, this.#buffer.length - this.#used);
            const got = source.read(this.#buffer, this.#used, offset + copied, room);
            if (got === 0)
                throw new Error('Spool file was truncated');
            copied += got;
            this.#used += got;
        }
    }
    /** Writes what is left. Nothing may be added afterwards. */
    end() {
        this.#flush();
        return { digest: this.#hash.digest('hex'), size: this.#flushed };
    }
    close() {
        closeSync(this.#file);
    }
    #flush() {
        const bytes = this.#buffer.subarray(0, this.#used);
        this.#hash.update(bytes);
        writeAll(this.#file, bytes, this.#flushed);
        this.#flushed += this.#used;
        this.#used = 0;
    }
}
/** Writes all bytes from `position` on; one call of the system may write fewer. */
function writeAll(file, bytes, position) {
    for (let at = 0; at < bytes.length;) {
        at += (0,external_node_fs_.writeSync)(file, bytes, at, bytes.length - at, position + at);
    }
}
/**
 * SHA-512 and length of a file that is there already. Throws what the file system throws, and the
 * signal's reason.
 */
async function hashFile(path, signal) {
    const file = await open(path);
    try {
        const hash = createHash('sha512');
        const buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, (await file.stat()).size || BUFFER));
        for (let size = 0;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await file.read(buffer, 0, buffer.length, size);
            if (bytesRead === 0)
                return { digest: hash.digest('hex'), size };
            hash.update(buffer.subarray(0, bytesRead));
            size += bytesRead;
        }
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./build/src/package/zip/reading.js + 2 modules
var reading = __nccwpck_require__(18);
;// CONCATENATED MODULE: ./build/src/package/zip/packer.js




/** The format's limit for a file (docs/package-format.md), far above the service's for a package. */
const LARGEST_FILE = (/* unused pure expression or super */ null && (2 ** 31 - 2));
/**
 * From this size on, a file is packed in pieces: each thread would need three times its size in
 * memory, and cannot react to cancellation during a call (deflate takes about a second for 40 MB).
 * Pieces take about 8% more time, since a thread of libuv deflates them and has to be woken for each.
 */
const LARGE_FILE = 8 * 1024 * 1024;
/**
 * From this size on, what deflate returns is released at once, since the collector comes late for
 * memory outside of its heap: 300 MB in files of 7 MB took 250 MB at the peak, and 130 MB with it; a
 * file of 160 MB that does not shrink 136 MB, and 74 MB with it. More than any pool that Node.js
 * shares between buffers.
 */
const RELEASED_FROM = 128 * 1024;
/** Large enough that waking the thread that deflates costs little: with 256 KiB, 7% more time. */
const packer_PIECE = 1024 * 1024;
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256;
/** UTF-8 needs no more for one unit of a string. */
const BYTES_PER_UNIT = 3;
/**
 * Packs files one after the other, each as it stands in the zip, local header and data, and appends
 * them to the file `spool`. Nothing in that depends on where in the zip it will be.
 *
 * The buffers for reading and for what is packed are reused, since fresh ones cost more than the
 * reading (the kernel has to clear each page).
 */
class Packer {
    #spool;
    #engine;
    #raw = Buffer.alloc(0);
    /** What is packed and not yet in the spool. */
    #block = Buffer.alloc(0);
    #used = 0;
    #spooled = 0;
    /** `spool`: an open file, empty. Without an engine, files are stored. */
    constructor(spool, engine) {
        this.#spool = spool;
        this.#engine = engine;
    }
    /**
     * Packs these files into one block, and reports the result of each. Throws UnreadableFile
     * for one that cannot be read, or that is not as long as it was when it was found.
     */
    pack(files, report) {
        const room = files.reduce((sum, file) => sum + mostBytes(file), 0);
        if (this.#block.length < room)
            this.#block = Buffer.allocUnsafeSlow(room);
        for (const file of files)
            report(file, this.#packOne(file));
        this.#flush();
    }
    /**
     * Packs one file to the same bytes, and calls `pause` about every MiB to yield to the event
     * loop; an error of `pause` aborts the file. Throws what `pack` throws.
     */
    async packLarge(file, pause) {
        return (0,reading/* withSourceOpen */._e)(file, async (source) => {
            const { name, size } = file;
            const nameBytes = Buffer.byteLength(name);
            const offset = this.#spooled;
            this.#spooled += LOCAL_HEADER_BYTES + nameBytes;
            const packed = await (this.#engine === undefined
                ? this.#storeLarge(file, source, pause)
                : this.#deflateLarge(file, source, this.#engine, pause));
            const header = Buffer.alloc(LOCAL_HEADER_BYTES + nameBytes);
            const method = methodOf(file, packed);
            writeLocalHeader(header, 0, { ...packed, name, nameBytes, size, method });
            writeAll(this.#spool, header, offset);
            return { ...packed, offset };
        });
    }
    #packOne(file) {
        const raw = (0,reading/* withSource */.g5)(file, (source) => (0,reading/* readWhole */.oD)(file, source, this.#roomFor(file)));
        const deflated = this.#engine?.deflate(raw);
        const kept = deflated !== undefined && deflated.length < raw.length ? deflated : raw;
        const crc = (0,external_node_zlib_namespaceObject.crc32)(raw);
        const offset = this.#spooled + this.#used;
        const { name, size } = file;
        const packedSize = kept.length;
        const method = methodOf(file, { packedSize });
        const nameBytes = Buffer.byteLength(name);
        const entry = { name, nameBytes, crc, size, packedSize, method };
        this.#used = writeLocalHeader(this.#block, this.#used, entry);
        this.#used += kept.copy(this.#block, this.#used);
        if (deflated !== undefined)
            release(deflated);
        return { crc, packedSize, offset, crlfScript: isCrlfScript(raw) };
    }
    async #deflateLarge(file, source, engine, pause) {
        const start = this.#spooled;
        const read = { crc: 0, crlfScript: false };
        for await (const piece of engine.pieces(this.#piecesOf(file, source, pause, read))) {
            this.#append(piece);
            if (endsItsMemory(piece))
                release(piece);
        }
        const deflated = this.#spooled - start;
        if (deflated < file.size)
            return { ...read, packedSize: deflated };
        // Stored after all: the file is read again, and what was appended is overwritten.
        this.#spooled = start;
        const stored = await this.#storeLarge(file, source, pause);
        if (stored.crc !== read.crc)
            throw (0,reading/* changed */.tD)(file);
        return stored;
    }
    async #storeLarge(file, source, pause) {
        const read = { crc: 0, crlfScript: false };
        for await (const piece of this.#piecesOf(file, source, pause, read))
            this.#append(piece);
        return { ...read, packedSize: file.size };
    }
    /** The pieces of a file, read into two buffers in turn; `read` gets what they tell. */
    async *#piecesOf(file, source, pause, read) {
        if (this.#raw.length < 2 * packer_PIECE)
            this.#raw = Buffer.allocUnsafeSlow(2 * packer_PIECE);
        const rooms = [this.#raw.subarray(0, packer_PIECE), this.#raw.subarray(packer_PIECE, 2 * packer_PIECE)];
        let isFirst = true;
        for (const piece of (0,reading/* readPieces */.ut)(file, source, rooms)) {
            if (isFirst)
                read.crlfScript = isCrlfScript(piece);
            isFirst = false;
            read.crc = (0,external_node_zlib_namespaceObject.crc32)(piece, read.crc);
            yield piece;
            await pause();
        }
    }
    /** Room for a file and one byte more. */
    #roomFor({ size }) {
        if (this.#raw.length <= size)
            this.#raw = Buffer.allocUnsafeSlow(size + 1);
        return this.#raw;
    }
    #append(bytes) {
        writeAll(this.#spool, bytes, this.#spooled);
        this.#spooled += bytes.length;
    }
    #flush() {
        this.#append(this.#block.subarray(0, this.#used));
        this.#used = 0;
    }
}
/** Gives large memory back to the system; Node 20 leaves it to the collector. */
function release({ buffer }) {
    if (buffer.byteLength < RELEASED_FROM)
        return;
    const memory = buffer;
    memory.transfer?.(0);
}
/** Whether nothing in the memory of a piece follows it, so that no later piece can be there. */
function endsItsMemory({ buffer, byteOffset, length }) {
    return byteOffset + length === buffer.byteLength;
}
/** What a file needs in a block at most: it is stored where deflate makes it longer. */
function mostBytes({ name, size }) {
    return LOCAL_HEADER_BYTES + BYTES_PER_UNIT * name.length + size;
}
/** How a file of this size was packed. */
function methodOf({ size }, { packedSize }) {
    return packedSize === size ? STORED : DEFLATED;
}
/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes) {
    if (bytes[0] !== 0x23 || bytes[1] !== 0x21)
        return false;
    const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n');
    return end > 0 && bytes[end - 1] === 0x0d;
}

;// CONCATENATED MODULE: ./build/src/package/zip/results.js
/** Room for so many files, in one piece: each costs a call of the system. What is not written costs no memory. */
function roomForResults(count) {
    const room = new SharedArrayBuffer(18 * count);
    return {
        offset: new Float64Array(room, 0, count),
        crc: new Uint32Array(room, 8 * count, count),
        packedSize: new Uint32Array(room, 12 * count, count),
        spool: new Uint8Array(room, 16 * count, count),
        crlfScript: new Uint8Array(room, 17 * count, count),
    };
}
function writeResult(results, at, spool, packed) {
    results.offset[at] = packed.offset;
    results.crc[at] = packed.crc;
    results.packedSize[at] = packed.packedSize;
    results.spool[at] = spool;
    results.crlfScript[at] = Number(packed.crlfScript);
}
/** `spools`: by thread. */
function readResult(results, at, spools) {
    return {
        offset: results.offset[at],
        crc: results.crc[at],
        packedSize: results.packedSize[at],
        crlfScript: results.crlfScript[at] === 1,
        spool: spools[results.spool[at]],
    };
}

;// CONCATENATED MODULE: ./build/src/package/zip/share.js







/**
 * One thread's share of the packing: takes batches until there are no more, and yields to the
 * event loop between them. Throws UnreadableFile, and file system errors of the spool.
 */
async function packShare(work, id, jobs) {
    const spool = (0,external_node_fs_.openSync)(spoolPath(work, id), 'wx');
    try {
        const packer = new Packer(spool, work.compress ? ZLIB : undefined);
        for (;;) {
            const batch = jobs.take();
            if (batch !== undefined) {
                await packBatch(work, id, packer, batch);
                await (0,promises_namespaceObject.setImmediate)();
            }
            else if (jobs.ended)
                return;
            else
                await jobs.more();
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(spool);
    }
}
async function packBatch(work, id, packer, batch) {
    const { results } = work;
    const [first] = batch;
    if (first !== undefined && first.size >= LARGE_FILE) {
        // It fills the batch by itself.
        writeResult(results, first.at, id, await packer.packLarge(first, () => pause(work)));
        return;
    }
    packer.pack(batch, ({ at }, packed) => {
        writeResult(results, at, id, packed);
    });
}
async function pause({ taken }) {
    await (0,promises_namespaceObject.setImmediate)();
    if ((0,jobs/* isStopped */.id)(taken))
        throw new Error('Packaging cancelled');
}
function spoolPath({ folder }, id) {
    return (0,external_node_path_namespaceObject.join)(folder, `spool-${id}`);
}


/***/ }),

/***/ 954:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(919);
/* harmony import */ var _jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(440);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(18);
/* harmony import */ var _share_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(387);




async function packUntilDone({ work, id }, jobs) {
    try {
        await (0,_share_js__WEBPACK_IMPORTED_MODULE_2__/* .packShare */ .n)(work, id, jobs);
        return { done: true };
    }
    catch (error) {
        if (error instanceof _reading_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreadableFile */ .ie)
            return { path: error.path, problem: error.message };
        throw error;
    }
}
const start = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData;
const jobs = new _jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .Jobs */ .XP(start.work.taken);
node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.on('message', (more) => {
    jobs.add(more);
});
node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(await packUntilDone(start, jobs));
node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.close();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(954);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
