import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/src/package/hashed-file.js


const BUFFER = (/* unused pure expression or super */ null && (1024 * 1024));
/** A new file that is written from begin to end through one buffer, its SHA-512 taken on the way. */
class HashedFile {
    #file;
    #buffer = Buffer.allocUnsafeSlow(BUFFER);
    #hash = createHash('sha512');
    #used = 0;
    #flushed = 0;
    /** Throws when a file is there already. */
    constructor(path) {
        this.#file = openSync(path, 'wx');
    }
    /** Where the next byte goes. */
    get position() {
        return this.#flushed + this.#used;
    }
    /** Has `write` put `length` bytes, fewer than 1 MiB, into the buffer; it returns the offset after them. */
    write(length, write) {
        if (this.#used + length > BUFFER)
            this.#flush();
        this.#used = write(this.#buffer, this.#used);
    }
    /** Appends `length` bytes of a spool, from `offset` on. */
    copy(source, offset, length) {
        for (let copied = 0; copied < length;) {
            if (this.#used === BUFFER)
                this.#flush();
            const room = Math.min(length - copied, BUFFER - this.#used);
            const got = source.read(this.#buffer, this.#used, offset + copied, room);
            if (got === 0)
                throw new Error('A spool file is shorter than what was written to it');
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
        writeAll(this.#file, bytes);
        this.#flushed += this.#used;
        this.#used = 0;
    }
}
/** Writes all bytes at the file's own position; one call of the system may write fewer. */
function writeAll(file, bytes) {
    for (let at = 0; at < bytes.length;)
        at += (0,external_node_fs_namespaceObject.writeSync)(file, bytes, at);
}
/** SHA-512 and length of a file that is there already. Throws what the file system throws. */
function hashFile(path) {
    const file = openSync(path, 'r');
    try {
        const hash = createHash('sha512');
        const buffer = Buffer.allocUnsafeSlow(BUFFER);
        let size = 0;
        for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) {
            hash.update(buffer.subarray(0, got));
            size += got;
        }
        return { digest: hash.digest('hex'), size };
    }
    finally {
        closeSync(file);
    }
}

;// CONCATENATED MODULE: ./build/src/package/system-reason.js
/** Why the file system refused, in its own short word (`ENOENT`, `EACCES`), else the whole error. */
function systemReason(error) {
    const code = error.code;
    return typeof code === 'string' ? code : String(error);
}

;// CONCATENATED MODULE: ./build/src/package/batch.js




/** Larger ones cannot be read or deflated in one call of Node's. */
const LARGEST_FILE = (/* unused pure expression or super */ null && (2 ** 31 - 2));
/** Large enough that a call costs nothing, small enough for the processor's cache. */
const STORE_PIECE = 256 * 1024;
const LEVEL = 6;
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256;
/** A file that cannot be packed. `message` goes on after the file's name. */
class batch_UnreadableFile extends Error {
    path;
    constructor(path, problem) {
        super(problem);
        this.name = 'UnreadableFile';
        this.path = path;
    }
}
/**
 * Packs files one after the other and appends the results to the file `spool`.
 *
 * Every file gets a fresh deflate: with a reused one, the bytes depend on the files before. The
 * buffers for reading are reused, since fresh ones cost more than the reading (the kernel has to
 * clear each page).
 */
class batch_Packer {
    #spool;
    #compress;
    #raw = Buffer.alloc(0);
    #out = Buffer.alloc(0);
    #used = 0;
    #spooled = 0;
    /** `spool`: an open file, empty. */
    constructor(spool, compress) {
        this.#spool = spool;
        this.#compress = compress;
    }
    /**
     * Packs these files and tells of each what it has become. Throws UnreadableFile for one that
     * cannot be read, or that is not as long as it was when it was found.
     */
    pack(files, tell) {
        const room = files.reduce((sum, file) => sum + file.size, 0);
        if (files.length > 1 && this.#out.length < room)
            this.#out = Buffer.allocUnsafeSlow(room);
        for (const file of files) {
            tell(file, withFile(file, (source) => this.#packOne(file, source)));
        }
        this.#flush();
    }
    #packOne(file, source) {
        const offset = this.#spooled + this.#used;
        if (!this.#compress)
            return { ...this.#store(file, source), offset };
        const raw = this.#read(file, source);
        const crc = (0,external_node_zlib_namespaceObject.crc32)(raw);
        const deflated = (0,external_node_zlib_namespaceObject.deflateRawSync)(raw, { level: LEVEL, chunkSize: chunkSize(file.size) });
        const kept = deflated.length < raw.length ? deflated : raw;
        this.#append(kept);
        return { crc, packedSize: kept.length, offset, crlfScript: isCrlfScript(raw) };
    }
    #read(file, source) {
        // One byte more than expected, so that one call also tells whether the file has grown.
        if (this.#raw.length <= file.size)
            this.#raw = Buffer.allocUnsafeSlow(file.size + 1);
        let length = 0;
        let got;
        do {
            got = (0,external_node_fs_namespaceObject.readSync)(source, this.#raw, length, file.size + 1 - length, null);
            length += got;
        } while (got > 0 && length < file.size);
        if (length !== file.size)
            throw changed(file.path);
        return this.#raw.subarray(0, length);
    }
    #store(file, source) {
        if (this.#raw.length < STORE_PIECE)
            this.#raw = Buffer.allocUnsafeSlow(STORE_PIECE);
        let crc = 0;
        let length = 0;
        let crlfScript = false;
        for (;;) {
            const got = (0,external_node_fs_namespaceObject.readSync)(source, this.#raw, 0, STORE_PIECE, null);
            if (got === 0)
                break;
            const piece = this.#raw.subarray(0, got);
            if (length === 0)
                crlfScript = isCrlfScript(piece);
            crc = (0,external_node_zlib_namespaceObject.crc32)(piece, crc);
            length += got;
            if (length > file.size)
                throw changed(file.path);
            this.#append(piece);
        }
        if (length !== file.size)
            throw changed(file.path);
        return { crc, packedSize: length, crlfScript };
    }
    #append(bytes) {
        if (this.#used + bytes.length <= this.#out.length) {
            this.#used += bytes.copy(this.#out, this.#used);
            return;
        }
        this.#flush();
        writeAll(this.#spool, bytes);
        this.#spooled += bytes.length;
    }
    #flush() {
        writeAll(this.#spool, this.#out.subarray(0, this.#used));
        this.#spooled += this.#used;
        this.#used = 0;
    }
}
/**
 * The size of the buffer that deflate fills. One holds everything: a small file needs no 16 KiB, and
 * a large one no copy out of many. What deflate does not fill is never touched.
 */
function chunkSize(size) {
    return Math.max(64, size + 64);
}
/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes) {
    if (bytes[0] !== 0x23 || bytes[1] !== 0x21)
        return false;
    const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n');
    return end > 0 && bytes[end - 1] === 0x0d;
}
function withFile(file, use) {
    let source;
    try {
        source = (0,external_node_fs_namespaceObject.openSync)(file.path, 'r');
    }
    catch (error) {
        throw new batch_UnreadableFile(file.path, `cannot be read (${systemReason(error)})`);
    }
    try {
        return use(source);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(source);
    }
}
function changed(path) {
    return new batch_UnreadableFile(path, 'has changed while it was being packed');
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/src/package/schedule.js

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = (/* unused pure expression or super */ null && (2 * 1024 * 1024));
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096;
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = (/* unused pure expression or super */ null && (1024 * 1024));
const MOST_THREADS = 4;
/** How many threads should pack these files, from the machine's cores and the size of the work. */
function schedule_worthwhileThreads(files, cores = availableParallelism()) {
    const effort = files.reduce((sum, file) => sum + file.size + PER_FILE, 0);
    return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS);
}
/** Batches of about equal work, the largest files first, so that no thread ends alone with one. */
function schedule_intoBatches(files) {
    const jobs = files.map(({ path, size }, at) => ({ path, size, at }));
    jobs.sort((a, b) => b.size - a.size || a.at - b.at);
    const batches = [];
    let effort = BATCH;
    for (const job of jobs) {
        if (effort >= BATCH) {
            batches.push([]);
            effort = 0;
        }
        batches.at(-1)?.push(job);
        effort += job.size + PER_FILE;
    }
    return batches;
}

;// CONCATENATED MODULE: ./build/src/package/spool.js

/** Below this, one read of everything is faster than one for each of thousands of small files. */
const READ_WHOLE = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
function spool_openSpool(path) {
    const file = openSync(path, 'r');
    const whole = fstatSync(file).size <= READ_WHOLE ? readFileSync(file) : undefined;
    return {
        read: (target, at, offset, length) => whole === undefined
            ? readSync(file, target, at, length, offset)
            : whole.copy(target, at, offset, offset + length),
        close: () => {
            closeSync(file);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/package/deflate.js







/**
 * Packs files on all threads that are worth it. Each thread takes the next batch, the largest files
 * first, so that none ends up alone with a large one; and writes what it packs to a spool file of
 * its own, so that memory holds no more than the files in flight. No byte depends on who packs what.
 *
 * Throws UnreadableFile, or the signal's reason.
 */
async function deflateFiles(files, options) {
    const work = {
        compress: options.compress,
        folder: options.folder,
        batches: intoBatches(files),
        next: new Int32Array(new SharedArrayBuffer(4)),
        results: new SharedArrayBuffer(files.length * RECORD),
    };
    const threads = options.threads ?? worthwhileThreads(files);
    const workers = Array.from({ length: threads - 1 }, (_, at) => runWorker(work, at + 1));
    await allOrNone(work, [packHere(work, options.signal), ...workers]);
    const spools = Array.from({ length: threads }, (_, id) => openSpool(spoolPath(work, id)));
    return {
        files: files.map((file, at) => ({ file, ...readResult(work.results, at, spools) })),
        close: () => {
            for (const spool of spools)
                spool.close();
        },
    };
}
/** Waits for every thread. The first failure keeps all from beginning another batch. */
async function allOrNone(work, threads) {
    const stop = () => Atomics.store(work.next, 0, work.batches.length);
    for (const thread of threads)
        thread.catch(stop);
    const outcomes = await Promise.allSettled(threads);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
}
function runWorker(work, id) {
    const worker = new Worker(workerFile(), { workerData: { work, id }, execArgv: [] });
    return new Promise((resolve, reject) => {
        worker.once('message', (outcome) => {
            if ('done' in outcome)
                resolve();
            else
                reject(new UnreadableFile(outcome.path, outcome.problem));
        });
        worker.once('error', reject);
        worker.once('exit', (code) => {
            reject(new Error(`A packing thread ended early, with code ${code}`));
        });
    });
}
/** Bundled, the worker is a small file beside this one; in source it is the module next door. */
function workerFile() {
    const bundled = !import.meta.url.endsWith('.ts');
    return new URL(bundled ? './deflate-worker.js' : './worker.ts', import.meta.url);
}
async function packHere(work, signal) {
    const spool = openSync(spoolPath(work, 0), 'wx');
    try {
        const packer = new Packer(spool, work.compress);
        while (packNextBatch(work, packer, 0)) {
            await yieldToEvents();
            signal?.throwIfAborted();
        }
    }
    finally {
        closeSync(spool);
    }
}
/** The body of a worker thread. */
function packAsWorker() {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(packUntilDone(external_node_worker_threads_namespaceObject.workerData));
}
/** Takes batches until none is left. `data` is what the worker was started with. */
function packUntilDone(data) {
    const { work, id } = data;
    const spool = (0,external_node_fs_namespaceObject.openSync)(spoolPath(work, id), 'wx');
    try {
        const packer = new batch_Packer(spool, work.compress);
        while (packNextBatch(work, packer, id))
            ;
        return { done: true };
    }
    catch (error) {
        if (error instanceof batch_UnreadableFile)
            return { path: error.path, problem: error.message };
        throw error;
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(spool);
    }
}
/** Whether there was a batch left. */
function packNextBatch(work, packer, id) {
    const jobs = work.batches[Atomics.add(work.next, 0, 1)];
    if (jobs === undefined)
        return false;
    packer.pack(jobs, ({ at }, packed) => {
        writeResult(work.results, at, id, packed);
    });
    return true;
}
/** Bytes of a record: offset (8), CRC (4), packed size (4), spool (1), script with CRLF (1). */
const RECORD = 24;
function writeResult(results, at, id, packed) {
    const record = new DataView(results, at * RECORD, RECORD);
    record.setFloat64(0, packed.offset);
    record.setUint32(8, packed.crc);
    record.setUint32(12, packed.packedSize);
    record.setUint8(16, id);
    record.setUint8(17, Number(packed.crlfScript));
}
function readResult(results, at, spools) {
    const record = new DataView(results, at * RECORD, RECORD);
    return {
        offset: record.getFloat64(0),
        crc: record.getUint32(8),
        packedSize: record.getUint32(12),
        spool: spools[record.getUint8(16)],
        crlfScript: record.getUint8(17) === 1,
    };
}
function spoolPath({ folder }, id) {
    return (0,external_node_path_namespaceObject.join)(folder, `spool-${id}`);
}

;// CONCATENATED MODULE: ./build/src/package/worker.js

packAsWorker();

