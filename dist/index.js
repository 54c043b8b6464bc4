import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1316:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const Utils = __nccwpck_require__(5391);
const pth = __nccwpck_require__(6928);
const ZipEntry = __nccwpck_require__(2609);
const ZipFile = __nccwpck_require__(6991);

const get_Bool = (...val) => Utils.findLast(val, (c) => typeof c === "boolean");
const get_Str = (...val) => Utils.findLast(val, (c) => typeof c === "string");
const get_Fun = (...val) => Utils.findLast(val, (c) => typeof c === "function");

const defaultOptions = {
    // option "noSort" : if true it disables files sorting
    noSort: false,
    // read entries during load (initial loading may be slower)
    readEntries: false,
    // default method is none
    method: Utils.Constants.NONE,
    // file system
    fs: null
};

module.exports = function (/**String*/ input, /** object */ options) {
    let inBuffer = null;

    // create object based default options, allowing them to be overwritten
    const opts = Object.assign(Object.create(null), defaultOptions);

    // test input variable
    if (input && "object" === typeof input) {
        // if value is not buffer we accept it to be object with options
        if (!(input instanceof Uint8Array)) {
            Object.assign(opts, input);
            input = opts.input ? opts.input : undefined;
            if (opts.input) delete opts.input;
        }

        // if input is buffer
        if (Buffer.isBuffer(input)) {
            inBuffer = input;
            opts.method = Utils.Constants.BUFFER;
            input = undefined;
        }
    }

    // assign options
    Object.assign(opts, options);

    // instanciate utils filesystem
    const filetools = new Utils(opts);

    // Restore the archived permissions on extracted directories. This has to run
    // after a directory's contents are written: applying a restrictive mode
    // (e.g. 0o500) up front would stop us writing the files it contains. Applying
    // the deepest paths first keeps parent directories traversable while their
    // children are updated (issue #530).
    const applyDirAttributes = (dirEntries) => {
        dirEntries
            .filter((d) => d.attr)
            .sort((a, b) => b.path.length - a.path.length)
            .forEach((d) => filetools.fs.chmodSync(d.path, d.attr));
    };

    if (typeof opts.decoder !== "object" || typeof opts.decoder.encode !== "function" || typeof opts.decoder.decode !== "function") {
        opts.decoder = Utils.decoder;
    }

    // if input is file name we retrieve its content
    if (input && "string" === typeof input) {
        // load zip file
        if (filetools.fs.existsSync(input)) {
            opts.method = Utils.Constants.FILE;
            opts.filename = input;
            inBuffer = filetools.fs.readFileSync(input);
        } else {
            throw Utils.Errors.INVALID_FILENAME();
        }
    }

    // create variable
    const _zip = new ZipFile(inBuffer, opts);

    const { canonical, sanitize, zipnamefix } = Utils;

    function getEntry(/**Object*/ entry) {
        if (entry && _zip) {
            var item;
            // If entry was given as a file name
            if (typeof entry === "string") item = _zip.getEntry(pth.posix.normalize(entry));
            // if entry was given as a ZipEntry object
            if (typeof entry === "object" && typeof entry.entryName !== "undefined" && typeof entry.header !== "undefined") item = _zip.getEntry(entry.entryName);

            if (item) {
                return item;
            }
        }
        return null;
    }

    function fixPath(zipPath) {
        const { join, normalize, sep } = pth.posix;
        // convert windows file separators and normalize
        return join(pth.isAbsolute(zipPath) ? "/": '.',  normalize(sep + zipPath.split("\\").join(sep) + sep));
    }

    function filenameFilter(filterfn) {
        if (filterfn instanceof RegExp) {
            // if filter is RegExp wrap it
            return (function (rx) {
                return function (filename) {
                    return rx.test(filename);
                };
            })(filterfn);
        } else if ("function" !== typeof filterfn) {
            // if filter is not function we will replace it
            return () => true;
        }
        return filterfn;
    }

    // keep last character on folders
    const relativePath = (local, entry) => {
        let lastChar = entry.slice(-1);
        lastChar = lastChar === filetools.sep ? filetools.sep : "";
        return pth.relative(local, entry) + lastChar;
    };

    return {
        /**
         * Extracts the given entry from the archive and returns the content as a Buffer object
         * @param {ZipEntry|string} entry ZipEntry object or String with the full path of the entry
         * @param {Buffer|string} [pass] - password
         * @return Buffer or Null in case of error
         */
        readFile: function (entry, pass) {
            var item = getEntry(entry);
            return (item && item.getData(pass)) || null;
        },

        /**
         * Returns how many child elements has on entry (directories) on files it is always 0
         * @param {ZipEntry|string} entry ZipEntry object or String with the full path of the entry
         * @returns {integer}
         */
        childCount: function (entry) {
            const item = getEntry(entry);
            if (item) {
                return _zip.getChildCount(item);
            }
        },

        /**
         * Asynchronous readFile
         * @param {ZipEntry|string} entry ZipEntry object or String with the full path of the entry
         * @param {callback} callback
         *
         * @return Buffer or Null in case of error
         */
        readFileAsync: function (entry, callback) {
            var item = getEntry(entry);
            if (item) {
                item.getDataAsync(callback);
            } else {
                callback(null, "getEntry failed for:" + entry);
            }
        },

        /**
         * Extracts the given entry from the archive and returns the content as plain text in the given encoding
         * @param {ZipEntry|string} entry - ZipEntry object or String with the full path of the entry
         * @param {string} encoding - Optional. If no encoding is specified utf8 is used
         *
         * @return String
         */
        readAsText: function (entry, encoding) {
            var item = getEntry(entry);
            if (item) {
                var data = item.getData();
                if (data && data.length) {
                    return data.toString(encoding || "utf8");
                }
            }
            return "";
        },

        /**
         * Asynchronous readAsText
         * @param {ZipEntry|string} entry ZipEntry object or String with the full path of the entry
         * @param {callback} callback
         * @param {string} [encoding] - Optional. If no encoding is specified utf8 is used
         *
         * @return String
         */
        readAsTextAsync: function (entry, callback, encoding) {
            var item = getEntry(entry);
            if (item) {
                item.getDataAsync(function (data, err) {
                    if (err) {
                        callback(data, err);
                        return;
                    }

                    if (data && data.length) {
                        callback(data.toString(encoding || "utf8"));
                    } else {
                        callback("");
                    }
                });
            } else {
                callback("");
            }
        },

        /**
         * Remove the entry from the file or the entry and all it's nested directories and files if the given entry is a directory
         *
         * @param {ZipEntry|string} entry
         * @param {boolean} withsubfolders
         * @returns {void}
         */
        deleteFile: function (entry, withsubfolders = true) {
            // @TODO: test deleteFile
            var item = getEntry(entry);
            if (item) {
                _zip.deleteFile(item.entryName, withsubfolders);
            }
        },

        /**
         * Remove the entry from the file or directory without affecting any nested entries
         *
         * @param {ZipEntry|string} entry
         * @returns {void}
         */
        deleteEntry: function (entry) {
            // @TODO: test deleteEntry
            var item = getEntry(entry);
            if (item) {
                _zip.deleteEntry(item.entryName);
            }
        },

        /**
         * Adds a comment to the zip. The zip must be rewritten after adding the comment.
         *
         * @param {string} comment
         */
        addZipComment: function (comment) {
            // @TODO: test addZipComment
            _zip.comment = comment;
        },

        /**
         * Returns the zip comment
         *
         * @return String
         */
        getZipComment: function () {
            return _zip.comment || "";
        },

        /**
         * Adds a comment to a specified zipEntry. The zip must be rewritten after adding the comment
         * The comment cannot exceed 65535 characters in length
         *
         * @param {ZipEntry} entry
         * @param {string} comment
         */
        addZipEntryComment: function (entry, comment) {
            var item = getEntry(entry);
            if (item) {
                item.comment = comment;
            }
        },

        /**
         * Returns the comment of the specified entry
         *
         * @param {ZipEntry} entry
         * @return String
         */
        getZipEntryComment: function (entry) {
            var item = getEntry(entry);
            if (item) {
                return item.comment || "";
            }
            return "";
        },

        /**
         * Updates the content of an existing entry inside the archive. The zip must be rewritten after updating the content
         *
         * @param {ZipEntry} entry
         * @param {Buffer} content
         */
        updateFile: function (entry, content) {
            var item = getEntry(entry);
            if (item) {
                item.setData(content);
            }
        },

        /**
         * Adds a file from the disk to the archive
         *
         * @param {string} localPath File to add to zip
         * @param {string} [zipPath] Optional path inside the zip
         * @param {string} [zipName] Optional name for the file
         * @param {string} [comment] Optional file comment
         */
        addLocalFile: function (localPath, zipPath, zipName, comment) {
            if (filetools.fs.existsSync(localPath)) {
                // fix ZipPath
                zipPath = zipPath ? fixPath(zipPath) : "";

                // p - local file name
                const p = pth.win32.basename(pth.win32.normalize(localPath));

                // add file name into zippath
                zipPath += zipName ? zipName : p;

                // read file attributes
                const _attr = filetools.fs.statSync(localPath);

                // get file content
                const data = _attr.isFile() ? filetools.fs.readFileSync(localPath) : Buffer.alloc(0);

                // if folder
                if (_attr.isDirectory()) zipPath += filetools.sep;

                // add file into zip file
                this.addFile(zipPath, data, comment, _attr);
            } else {
                throw Utils.Errors.FILE_NOT_FOUND(localPath);
            }
        },

        /**
         * Callback for showing if everything was done.
         *
         * @callback doneCallback
         * @param {Error} err - Error object
         * @param {boolean} done - was request fully completed
         */

        /**
         * Adds a file from the disk to the archive
         *
         * @param {(object|string)} options - options object, if it is string it us used as localPath.
         * @param {string} options.localPath - Local path to the file.
         * @param {string} [options.comment] - Optional file comment.
         * @param {string} [options.zipPath] - Optional path inside the zip
         * @param {string} [options.zipName] - Optional name for the file
         * @param {doneCallback} callback - The callback that handles the response.
         */
        addLocalFileAsync: function (options, callback) {
            options = typeof options === "object" ? options : { localPath: options };
            const localPath = pth.resolve(options.localPath);
            const { comment } = options;
            let { zipPath, zipName } = options;
            const self = this;

            filetools.fs.stat(localPath, function (err, stats) {
                if (err) return callback(err, false);
                // fix ZipPath
                zipPath = zipPath ? fixPath(zipPath) : "";
                // p - local file name
                const p = pth.win32.basename(pth.win32.normalize(localPath));
                // add file name into zippath
                zipPath += zipName ? zipName : p;

                if (stats.isFile()) {
                    filetools.fs.readFile(localPath, function (err, data) {
                        if (err) return callback(err, false);
                        self.addFile(zipPath, data, comment, stats);
                        return setImmediate(callback, undefined, true);
                    });
                } else if (stats.isDirectory()) {
                    zipPath += filetools.sep;
                    self.addFile(zipPath, Buffer.alloc(0), comment, stats);
                    return setImmediate(callback, undefined, true);
                }
            });
        },

        /**
         * Adds a local directory and all its nested files and directories to the archive
         *
         * @param {string} localPath - local path to the folder
         * @param {string} [zipPath] - optional path inside zip
         * @param {(RegExp|function)} [filter] - optional RegExp or Function if files match will be included.
         */
        addLocalFolder: function (localPath, zipPath, filter) {
            // Prepare filter
            filter = filenameFilter(filter);

            // fix ZipPath
            zipPath = zipPath ? fixPath(zipPath) : "";

            // normalize the path first
            localPath = pth.normalize(localPath);

            if (filetools.fs.existsSync(localPath)) {
                const items = filetools.findFiles(localPath);
                const self = this;

                if (items.length) {
                    for (const filepath of items) {
                        const p = pth.join(zipPath, relativePath(localPath, filepath));
                        if (filter(p)) {
                            self.addLocalFile(filepath, pth.dirname(p));
                        }
                    }
                }
            } else {
                throw Utils.Errors.FILE_NOT_FOUND(localPath);
            }
        },

        /**
         * Asynchronous addLocalFolder
         * @param {string} localPath
         * @param {callback} callback
         * @param {string} [zipPath] optional path inside zip
         * @param {RegExp|function} [filter] optional RegExp or Function if files match will
         *               be included.
         */
        addLocalFolderAsync: function (localPath, callback, zipPath, filter) {
            // Prepare filter
            filter = filenameFilter(filter);

            // fix ZipPath
            zipPath = zipPath ? fixPath(zipPath) : "";

            // normalize the path first
            localPath = pth.normalize(localPath);

            var self = this;
            filetools.fs.open(localPath, "r", function (err) {
                if (err && err.code === "ENOENT") {
                    callback(undefined, Utils.Errors.FILE_NOT_FOUND(localPath));
                } else if (err) {
                    callback(undefined, err);
                } else {
                    var items = filetools.findFiles(localPath);
                    var i = -1;

                    var next = function () {
                        i += 1;
                        if (i < items.length) {
                            var filepath = items[i];
                            var p = relativePath(localPath, filepath).split("\\").join("/"); //windows fix
                            p = p
                                .normalize("NFD")
                                .replace(/[\u0300-\u036f]/g, "")
                                .replace(/[^\x20-\x7E]/g, ""); // accent fix
                            if (filter(p)) {
                                filetools.fs.stat(filepath, function (er0, stats) {
                                    if (er0) callback(undefined, er0);
                                    if (stats.isFile()) {
                                        filetools.fs.readFile(filepath, function (er1, data) {
                                            if (er1) {
                                                callback(undefined, er1);
                                            } else {
                                                self.addFile(zipPath + p, data, "", stats);
                                                next();
                                            }
                                        });
                                    } else {
                                        self.addFile(zipPath + p + "/", Buffer.alloc(0), "", stats);
                                        next();
                                    }
                                });
                            } else {
                                process.nextTick(() => {
                                    next();
                                });
                            }
                        } else {
                            callback(true, undefined);
                        }
                    };

                    next();
                }
            });
        },

        /**
         * Adds a local directory and all its nested files and directories to the archive
         *
         * @param {object | string} options - options object, if it is string it us used as localPath.
         * @param {string} options.localPath - Local path to the folder.
         * @param {string} [options.zipPath] - optional path inside zip.
         * @param {RegExp|function} [options.filter] - optional RegExp or Function if files match will be included.
         * @param {function|string} [options.namefix] - optional function to help fix filename
         * @param {doneCallback} callback - The callback that handles the response.
         *
         */
        addLocalFolderAsync2: function (options, callback) {
            const self = this;
            options = typeof options === "object" ? options : { localPath: options };
            // Resolve the local filesystem path with the platform resolver. Do NOT
            // run it through fixPath: that normalizes ZIP-internal paths to POSIX
            // and prepends "/", which turns a Windows path like C:\dir into
            // \C:\dir, so readdir finds nothing and the archive comes out empty.
            const localPath = pth.resolve(options.localPath);
            let { zipPath, filter, namefix } = options;

            if (filter instanceof RegExp) {
                filter = (function (rx) {
                    return function (filename) {
                        return rx.test(filename);
                    };
                })(filter);
            } else if ("function" !== typeof filter) {
                filter = function () {
                    return true;
                };
            }

            // fix ZipPath
            zipPath = zipPath ? fixPath(zipPath) : "";

            // Check Namefix function
            if (namefix === "latin1") {
                namefix = (str) =>
                    str
                        .normalize("NFD")
                        .replace(/[\u0300-\u036f]/g, "")
                        .replace(/[^\x20-\x7E]/g, ""); // accent fix (latin1 characers only)
            }

            if (typeof namefix !== "function") namefix = (str) => str;

            // internal, create relative path + fix the name
            const relPathFix = (entry) => pth.join(zipPath, namefix(relativePath(localPath, entry)));
            const fileNameFix = (entry) => pth.win32.basename(pth.win32.normalize(namefix(entry)));

            filetools.fs.open(localPath, "r", function (err) {
                if (err && err.code === "ENOENT") {
                    // callback is (err, done); errors belong in the first argument,
                    // otherwise addLocalFolderPromise treats the error as "done" and
                    // resolves instead of rejecting.
                    callback(Utils.Errors.FILE_NOT_FOUND(localPath), false);
                } else if (err) {
                    callback(err, false);
                } else {
                    filetools.findFilesAsync(localPath, function (err, fileEntries) {
                        if (err) return callback(err, false);
                        fileEntries = fileEntries.filter((dir) => filter(relPathFix(dir)));
                        // Nothing to add (empty folder or everything filtered out) is a
                        // success, not an error. Report done and stop, otherwise the
                        // reduce below runs and the callback fires a second time -- and
                        // signalling done=false left addLocalFolderPromise hanging.
                        if (!fileEntries.length) return callback(undefined, true);

                        setImmediate(
                            fileEntries.reverse().reduce(function (next, entry) {
                                return function (err, done) {
                                    if (err || done === false) return setImmediate(next, err, false);

                                    self.addLocalFileAsync(
                                        {
                                            localPath: entry,
                                            zipPath: pth.dirname(relPathFix(entry)),
                                            zipName: fileNameFix(entry)
                                        },
                                        next
                                    );
                                };
                            }, callback)
                        );
                    });
                }
            });
        },

        /**
         * Adds a local directory and all its nested files and directories to the archive
         *
         * @param {string} localPath - path where files will be extracted
         * @param {object} props - optional properties
         * @param {string} [props.zipPath] - optional path inside zip
         * @param {RegExp|function} [props.filter] - optional RegExp or Function if files match will be included.
         * @param {function|string} [props.namefix] - optional function to help fix filename
         */
        addLocalFolderPromise: function (localPath, props) {
            return new Promise((resolve, reject) => {
                this.addLocalFolderAsync2(Object.assign({ localPath }, props), (err, done) => {
                    if (err) return reject(err);
                    if (done) resolve(this);
                });
            });
        },

        /**
         * Allows you to create a entry (file or directory) in the zip file.
         * If you want to create a directory the entryName must end in / and a null buffer should be provided.
         * Comment and attributes are optional
         *
         * @param {string} entryName
         * @param {Buffer | string} content - file content as buffer or utf8 coded string
         * @param {string} [comment] - file comment
         * @param {number | object} [attr] - number as unix file permissions, object as filesystem Stats object
         */
        addFile: function (entryName, content, comment, attr) {
            entryName = zipnamefix(entryName);
            let entry = getEntry(entryName);
            const update = entry != null;

            // prepare new entry
            if (!update) {
                entry = new ZipEntry(opts);
                entry.entryName = entryName;
            }
            entry.comment = comment || "";

            const isStat = "object" === typeof attr && attr instanceof filetools.fs.Stats;

            // last modification time from file stats
            if (isStat) {
                entry.header.time = attr.mtime;
            }

            // Set file attribute
            var fileattr = entry.isDirectory ? 0x10 : 0; // (MS-DOS directory flag)

            // extended attributes field for Unix
            // set file type either S_IFDIR / S_IFREG
            let unix = entry.isDirectory ? 0x4000 : 0x8000;

            if (isStat) {
                // File attributes from file stats
                unix |= 0xfff & attr.mode;
            } else if ("number" === typeof attr) {
                // attr from given attr values
                unix |= 0xfff & attr;
            } else {
                // Default values:
                unix |= entry.isDirectory ? 0o755 : 0o644; // permissions (drwxr-xr-x) or (-r-wr--r--)
            }

            fileattr = (fileattr | (unix << 16)) >>> 0; // add attributes

            entry.attr = fileattr;

            entry.setData(content);
            if (!update) _zip.setEntry(entry);

            return entry;
        },

        /**
         * Returns an array of ZipEntry objects representing the files and folders inside the archive
         *
         * @param {string} [password]
         * @returns Array
         */
        getEntries: function (password) {
            _zip.password = password;
            return _zip ? _zip.entries : [];
        },

        /**
         * Returns a ZipEntry object representing the file or folder specified by ``name``.
         *
         * @param {string} name
         * @return ZipEntry
         */
        getEntry: function (/**String*/ name) {
            return getEntry(name);
        },

        getEntryCount: function () {
            return _zip.getEntryCount();
        },

        forEach: function (callback) {
            return _zip.forEach(callback);
        },

        /**
         * Extracts the given entry to the given targetPath
         * If the entry is a directory inside the archive, the entire directory and it's subdirectories will be extracted
         *
         * @param {string|ZipEntry} entry - ZipEntry object or String with the full path of the entry
         * @param {string} targetPath - Target folder where to write the file
         * @param {boolean} [maintainEntryPath=true] - If maintainEntryPath is true and the entry is inside a folder, the entry folder will be created in targetPath as well. Default is TRUE
         * @param {boolean} [overwrite=false] - If the file already exists at the target path, the file will be overwriten if this is true.
         * @param {boolean} [keepOriginalPermission=false] - The file will be set as the permission from the entry if this is true.
         * @param {string} [outFileName] - String If set will override the filename of the extracted file (Only works if the entry is a file)
         *
         * @return Boolean
         */
        extractEntryTo: function (entry, targetPath, maintainEntryPath, overwrite, keepOriginalPermission, outFileName) {
            overwrite = get_Bool(false, overwrite);
            keepOriginalPermission = get_Bool(false, keepOriginalPermission);
            maintainEntryPath = get_Bool(true, maintainEntryPath);
            outFileName = get_Str(keepOriginalPermission, outFileName);

            var item = getEntry(entry);
            if (!item) {
                throw Utils.Errors.NO_ENTRY();
            }

            var entryName = canonical(item.entryName);

            var target = sanitize(targetPath, outFileName && !item.isDirectory ? canonical(outFileName) : maintainEntryPath ? entryName : pth.basename(entryName));

            if (item.isDirectory) {
                var children = _zip.getEntryChildren(item);
                children.forEach(function (child) {
                    if (child.isDirectory) return;
                    var content = child.getData();
                    if (!content) {
                        throw Utils.Errors.CANT_EXTRACT_FILE();
                    }
                    // When not maintaining the full entry path, keep each child's path
                    // relative to the extracted directory (drop the directory's own
                    // prefix) instead of flattening every file to its basename, which
                    // collapsed subdirectories together (issue #306).
                    var name = canonical(maintainEntryPath ? child.entryName : child.entryName.substring(item.entryName.length));
                    var childName = sanitize(targetPath, name);
                    // reject writing through a pre-existing symlink inside the target
                    filetools.assertPathSafe(targetPath, childName);
                    // The reverse operation for attr depend on method addFile()
                    const fileAttr = keepOriginalPermission ? child.header.fileAttr : undefined;
                    filetools.writeFileTo(childName, content, overwrite, fileAttr);
                });
                return true;
            }

            var content = item.getData(_zip.password);
            if (!content) throw Utils.Errors.CANT_EXTRACT_FILE();

            // reject writing through a pre-existing symlink inside the target
            filetools.assertPathSafe(targetPath, target);

            if (filetools.fs.existsSync(target) && !overwrite) {
                throw Utils.Errors.CANT_OVERRIDE();
            }
            // The reverse operation for attr depend on method addFile()
            const fileAttr = keepOriginalPermission ? entry.header.fileAttr : undefined;
            filetools.writeFileTo(target, content, overwrite, fileAttr);

            return true;
        },

        /**
         * Test the archive
         * @param {string} [pass]
         */
        test: function (pass) {
            if (!_zip) {
                return false;
            }

            for (var entry of _zip.entries) {
                try {
                    if (entry.isDirectory) {
                        continue;
                    }
                    // was `_zip.entries[entry]` (indexing the array with an entry
                    // object -> undefined -> threw -> test() always returned false)
                    var content = entry.getData(pass);
                    if (!content) {
                        return false;
                    }
                } catch (err) {
                    return false;
                }
            }
            return true;
        },

        /**
         * Extracts the entire archive to the given location
         *
         * @param {string} targetPath Target location
         * @param {boolean} [overwrite=false] If the file already exists at the target path, the file will be overwriten if this is true.
         *                  Default is FALSE
         * @param {boolean} [keepOriginalPermission=false] The file will be set as the permission from the entry if this is true.
         *                  Default is FALSE
         * @param {string|Buffer} [pass] password
         */
        extractAllTo: function (targetPath, overwrite, keepOriginalPermission, pass) {
            keepOriginalPermission = get_Bool(false, keepOriginalPermission);
            pass = get_Str(keepOriginalPermission, pass);
            overwrite = get_Bool(false, overwrite);
            if (!_zip) throw Utils.Errors.NO_ZIP();

            const dirEntries = [];
            _zip.entries.forEach(function (entry) {
                var entryName = sanitize(targetPath, canonical(entry.entryName));
                // reject writing through a pre-existing symlink inside the target
                filetools.assertPathSafe(targetPath, entryName);
                if (entry.isDirectory) {
                    filetools.makeDir(entryName);
                    // defer restoring the directory permission until its files are written
                    if (keepOriginalPermission) dirEntries.push({ path: entryName, attr: entry.header.fileAttr });
                    return;
                }
                var content = entry.getData(pass);
                if (!content) {
                    throw Utils.Errors.CANT_EXTRACT_FILE();
                }
                // The reverse operation for attr depend on method addFile()
                const fileAttr = keepOriginalPermission ? entry.header.fileAttr : undefined;
                filetools.writeFileTo(entryName, content, overwrite, fileAttr);
                try {
                    // best-effort: an invalid date in the archive or a filesystem that
                    // rejects utimes must not fail extraction of already-written content (issue #379)
                    filetools.fs.utimesSync(entryName, entry.header.time, entry.header.time);
                } catch (err) {
                    /* ignore timestamp failures */
                }
            });

            applyDirAttributes(dirEntries);
        },

        /**
         * Asynchronous extractAllTo
         *
         * @param {string} targetPath Target location
         * @param {boolean} [overwrite=false] If the file already exists at the target path, the file will be overwriten if this is true.
         *                  Default is FALSE
         * @param {boolean} [keepOriginalPermission=false] The file will be set as the permission from the entry if this is true.
         *                  Default is FALSE
         * @param {function} callback The callback will be executed when all entries are extracted successfully or any error is thrown.
         */
        extractAllToAsync: function (targetPath, overwrite, keepOriginalPermission, callback) {
            callback = get_Fun(overwrite, keepOriginalPermission, callback);
            keepOriginalPermission = get_Bool(false, keepOriginalPermission);
            overwrite = get_Bool(false, overwrite);
            if (!callback) {
                return new Promise((resolve, reject) => {
                    this.extractAllToAsync(targetPath, overwrite, keepOriginalPermission, function (err) {
                        if (err) {
                            reject(err);
                        } else {
                            resolve(this);
                        }
                    });
                });
            }
            if (!_zip) {
                callback(Utils.Errors.NO_ZIP());
                return;
            }

            targetPath = pth.resolve(targetPath);
            // convert entryName to
            const getPath = (entry) => sanitize(targetPath, pth.normalize(canonical(entry.entryName)));
            const getError = (msg, file) => new Error(msg + ': "' + file + '"');

            // separate directories from files
            const dirEntries = [];
            const fileEntries = [];
            _zip.entries.forEach((e) => {
                if (e.isDirectory) {
                    dirEntries.push(e);
                } else {
                    fileEntries.push(e);
                }
            });

            // Create directory entries first synchronously
            // this prevents race condition and assures folders are there before writing files
            const deferredDirAttr = [];
            for (const entry of dirEntries) {
                const dirPath = getPath(entry);
                // The reverse operation for attr depend on method addFile()
                const dirAttr = keepOriginalPermission ? entry.header.fileAttr : undefined;
                try {
                    // reject writing through a pre-existing symlink inside the target
                    filetools.assertPathSafe(targetPath, dirPath);
                    filetools.makeDir(dirPath);
                } catch (er) {
                    callback(getError("Unable to create folder", dirPath));
                    continue;
                }
                // defer restoring the directory permission until its files are written:
                // a restrictive mode applied now would block writing them
                if (dirAttr) deferredDirAttr.push({ path: dirPath, attr: dirAttr });
                try {
                    // in unix timestamp will change if files are later added to folder, but still.
                    // best-effort: a utimes failure must not abort extraction (issue #379)
                    filetools.fs.utimesSync(dirPath, entry.header.time, entry.header.time);
                } catch (er) {
                    /* ignore timestamp failures */
                }
            }

            // restore directory permissions once every file has been extracted
            const done = (err) => {
                if (!err) {
                    try {
                        applyDirAttributes(deferredDirAttr);
                    } catch (er) {
                        return callback(getError("Unable to set folder permissions", er.path || ""));
                    }
                }
                callback(err);
            };

            fileEntries.reverse().reduce(function (next, entry) {
                return function (err) {
                    if (err) {
                        next(err);
                    } else {
                        const entryName = pth.normalize(canonical(entry.entryName));
                        const filePath = sanitize(targetPath, entryName);
                        try {
                            // reject writing through a pre-existing symlink inside the target
                            filetools.assertPathSafe(targetPath, filePath);
                        } catch (er) {
                            return next(er);
                        }
                        entry.getDataAsync(function (content, err_1) {
                            if (err_1) {
                                next(err_1);
                            } else if (!content) {
                                next(Utils.Errors.CANT_EXTRACT_FILE());
                            } else {
                                // The reverse operation for attr depend on method addFile()
                                const fileAttr = keepOriginalPermission ? entry.header.fileAttr : undefined;
                                filetools.writeFileToAsync(filePath, content, overwrite, fileAttr, function (succ) {
                                    if (!succ) {
                                        return next(getError("Unable to write file", filePath));
                                    }
                                    filetools.fs.utimes(filePath, entry.header.time, entry.header.time, function () {
                                        // best-effort: a utimes failure must not abort extraction
                                        // of already-written content (issue #379)
                                        next();
                                    });
                                });
                            }
                        });
                    }
                };
            }, done)();
        },

        /**
         * Writes the newly created zip file to disk at the specified location or if a zip was opened and no ``targetFileName`` is provided, it will overwrite the opened zip
         *
         * @param {string} targetFileName
         * @param {function} callback
         */
        writeZip: function (targetFileName, callback) {
            if (arguments.length === 1) {
                if (typeof targetFileName === "function") {
                    callback = targetFileName;
                    targetFileName = "";
                }
            }

            if (!targetFileName && opts.filename) {
                targetFileName = opts.filename;
            }
            if (!targetFileName) return;

            var zipData = _zip.compressToBuffer();
            if (zipData) {
                var ok = filetools.writeFileTo(targetFileName, zipData, true);
                if (typeof callback === "function") callback(!ok ? new Error("failed") : null, "");
            }
        },

        /**
         *
         * @param {string} targetFileName
         * @param {object} [props]
         * @param {boolean} [props.overwrite=true] If the file already exists at the target path, the file will be overwriten if this is true.
         * @param {boolean} [props.perm] The file will be set as the permission from the entry if this is true.

         * @returns {Promise<void>}
         */
        writeZipPromise: function (/**String*/ targetFileName, /* object */ props) {
            const { overwrite, perm } = Object.assign({ overwrite: true }, props);

            return new Promise((resolve, reject) => {
                // find file name
                if (!targetFileName && opts.filename) targetFileName = opts.filename;
                if (!targetFileName) reject("ADM-ZIP: ZIP File Name Missing");

                this.toBufferPromise().then((zipData) => {
                    const ret = (done) => (done ? resolve(done) : reject("ADM-ZIP: Wasn't able to write zip file"));
                    filetools.writeFileToAsync(targetFileName, zipData, overwrite, perm, ret);
                }, reject);
            });
        },

        /**
         * @returns {Promise<Buffer>} A promise to the Buffer.
         */
        toBufferPromise: function () {
            return new Promise((resolve, reject) => {
                _zip.toAsyncBuffer(resolve, reject);
            });
        },

        /**
         * Returns the content of the entire zip file as a Buffer object
         *
         * @prop {function} [onSuccess]
         * @prop {function} [onFail]
         * @prop {function} [onItemStart]
         * @prop {function} [onItemEnd]
         * @returns {Buffer}
         */
        toBuffer: function (onSuccess, onFail, onItemStart, onItemEnd) {
            if (typeof onSuccess === "function") {
                _zip.toAsyncBuffer(onSuccess, onFail, onItemStart, onItemEnd);
                return null;
            }
            return _zip.compressToBuffer();
        }
    };
};


/***/ }),

/***/ 3746:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var Utils = __nccwpck_require__(5391),
    Constants = Utils.Constants;

/* The central directory file header */
module.exports = function () {
    var _verMade = 20, // v2.0
        _version = 10, // v1.0
        _flags = 0,
        _method = 0,
        _time = 0,
        _crc = 0,
        _compressedSize = 0,
        _size = 0,
        _fnameLen = 0,
        _extraLen = 0,
        _comLen = 0,
        _diskStart = 0,
        _inattr = 0,
        _attr = 0,
        _offset = 0;

    _verMade |= Utils.isWin ? 0x0a00 : 0x0300;

    // Set EFS flag since filename and comment fields are all by default encoded using UTF-8.
    // Without it file names may be corrupted for other apps when file names use unicode chars
    _flags |= Constants.FLG_EFS;

    const _localHeader = {
        extraLen: 0
    };

    // casting
    const uint32 = (val) => Math.max(0, val) >>> 0;
    const uint16 = (val) => Math.max(0, val) & 0xffff;
    const uint8 = (val) => Math.max(0, val) & 0xff;

    _time = Utils.fromDate2DOS(new Date());

    return {
        get made() {
            return _verMade;
        },
        set made(val) {
            _verMade = val;
        },

        get version() {
            return _version;
        },
        set version(val) {
            _version = val;
        },

        get flags() {
            return _flags;
        },
        set flags(val) {
            _flags = val;
        },

        get flags_efs() {
            return (_flags & Constants.FLG_EFS) > 0;
        },
        set flags_efs(val) {
            if (val) {
                _flags |= Constants.FLG_EFS;
            } else {
                _flags &= ~Constants.FLG_EFS;
            }
        },

        get flags_desc() {
            return (_flags & Constants.FLG_DESC) > 0;
        },
        set flags_desc(val) {
            if (val) {
                _flags |= Constants.FLG_DESC;
            } else {
                _flags &= ~Constants.FLG_DESC;
            }
        },

        get method() {
            return _method;
        },
        set method(val) {
            switch (val) {
                case Constants.STORED:
                    this.version = 10;
                    break;
                case Constants.DEFLATED:
                default:
                    this.version = 20;
            }
            _method = val;
        },

        get time() {
            return Utils.fromDOS2Date(this.timeval);
        },
        set time(val) {
            val = new Date(val);
            this.timeval = Utils.fromDate2DOS(val);
        },

        get timeval() {
            return _time;
        },
        set timeval(val) {
            _time = uint32(val);
        },

        get timeHighByte() {
            return uint8(_time >>> 8);
        },
        get crc() {
            return _crc;
        },
        set crc(val) {
            _crc = uint32(val);
        },

        get compressedSize() {
            return _compressedSize;
        },
        set compressedSize(val) {
            _compressedSize = uint32(val);
        },

        get size() {
            return _size;
        },
        set size(val) {
            _size = uint32(val);
        },

        get fileNameLength() {
            return _fnameLen;
        },
        set fileNameLength(val) {
            _fnameLen = val;
        },

        get extraLength() {
            return _extraLen;
        },
        set extraLength(val) {
            _extraLen = val;
        },

        get extraLocalLength() {
            return _localHeader.extraLen;
        },
        set extraLocalLength(val) {
            _localHeader.extraLen = val;
        },

        get commentLength() {
            return _comLen;
        },
        set commentLength(val) {
            _comLen = val;
        },

        get diskNumStart() {
            return _diskStart;
        },
        set diskNumStart(val) {
            _diskStart = uint32(val);
        },

        get inAttr() {
            return _inattr;
        },
        set inAttr(val) {
            _inattr = uint32(val);
        },

        get attr() {
            return _attr;
        },
        set attr(val) {
            _attr = uint32(val);
        },

        // get Unix file permissions
        get fileAttr() {
            // Mask to the 9 rwxrwxrwx bits only. The setuid (0o4000), setgid
            // (0o2000) and sticky (0o1000) bits are attacker-controlled archive
            // metadata; preserving them on extraction (keepOriginalPermission)
            // lets a crafted zip plant a setuid-root binary when extracting as
            // root, a local privilege escalation (GHSA-679w-jf3m-wh39).
            return ((_attr || 0) >> 16) & 0o777;
        },

        get offset() {
            return _offset;
        },
        set offset(val) {
            _offset = uint32(val);
        },

        get encrypted() {
            return (_flags & Constants.FLG_ENC) === Constants.FLG_ENC;
        },

        get centralHeaderSize() {
            return Constants.CENHDR + _fnameLen + _extraLen + _comLen;
        },

        get realDataOffset() {
            return _offset + Constants.LOCHDR + _localHeader.fnameLen + _localHeader.extraLen;
        },

        get localHeader() {
            return _localHeader;
        },

        loadLocalHeaderFromBinary: function (/*Buffer*/ input) {
            // The LOC offset comes from the central directory and is attacker
            // controlled. Reject one that would read past the end of the buffer,
            // otherwise readUInt32LE below throws a raw RangeError instead of a
            // clean INVALID_LOC (and escapes the async error path).
            if (_offset < 0 || _offset + Constants.LOCHDR > input.length) {
                throw Utils.Errors.INVALID_LOC();
            }
            var data = input.slice(_offset, _offset + Constants.LOCHDR);
            // 30 bytes and should start with "PK\003\004"
            if (data.readUInt32LE(0) !== Constants.LOCSIG) {
                throw Utils.Errors.INVALID_LOC();
            }

            // version needed to extract
            _localHeader.version = data.readUInt16LE(Constants.LOCVER);
            // general purpose bit flag
            _localHeader.flags = data.readUInt16LE(Constants.LOCFLG);
            // desc flag
            _localHeader.flags_desc = (_localHeader.flags & Constants.FLG_DESC) > 0;
            // compression method
            _localHeader.method = data.readUInt16LE(Constants.LOCHOW);
            // modification time (2 bytes time, 2 bytes date)
            _localHeader.time = data.readUInt32LE(Constants.LOCTIM);
            // uncompressed file crc-32 valu
            _localHeader.crc = data.readUInt32LE(Constants.LOCCRC);
            // compressed size
            _localHeader.compressedSize = data.readUInt32LE(Constants.LOCSIZ);
            // uncompressed size
            _localHeader.size = data.readUInt32LE(Constants.LOCLEN);
            // filename length
            _localHeader.fnameLen = data.readUInt16LE(Constants.LOCNAM);
            // extra field length
            _localHeader.extraLen = data.readUInt16LE(Constants.LOCEXT);

            // read extra data
            const extraStart = _offset + Constants.LOCHDR + _localHeader.fnameLen;
            const extraEnd = extraStart + _localHeader.extraLen;
            return input.slice(extraStart, extraEnd);
        },

        loadFromBinary: function (/*Buffer*/ data) {
            // data should be 46 bytes and start with "PK 01 02"
            if (data.length !== Constants.CENHDR || data.readUInt32LE(0) !== Constants.CENSIG) {
                throw Utils.Errors.INVALID_CEN();
            }
            // version made by
            _verMade = data.readUInt16LE(Constants.CENVEM);
            // version needed to extract
            _version = data.readUInt16LE(Constants.CENVER);
            // encrypt, decrypt flags
            _flags = data.readUInt16LE(Constants.CENFLG);
            // compression method
            _method = data.readUInt16LE(Constants.CENHOW);
            // modification time (2 bytes time, 2 bytes date)
            _time = data.readUInt32LE(Constants.CENTIM);
            // uncompressed file crc-32 value
            _crc = data.readUInt32LE(Constants.CENCRC);
            // compressed size
            _compressedSize = data.readUInt32LE(Constants.CENSIZ);
            // uncompressed size
            _size = data.readUInt32LE(Constants.CENLEN);
            // filename length
            _fnameLen = data.readUInt16LE(Constants.CENNAM);
            // extra field length
            _extraLen = data.readUInt16LE(Constants.CENEXT);
            // file comment length
            _comLen = data.readUInt16LE(Constants.CENCOM);
            // volume number start
            _diskStart = data.readUInt16LE(Constants.CENDSK);
            // internal file attributes
            _inattr = data.readUInt16LE(Constants.CENATT);
            // external file attributes
            _attr = data.readUInt32LE(Constants.CENATX);
            // LOC header offset
            _offset = data.readUInt32LE(Constants.CENOFF);
        },

        localHeaderToBinary: function () {
            // LOC header size (30 bytes)
            var data = Buffer.alloc(Constants.LOCHDR);
            // "PK\003\004"
            data.writeUInt32LE(Constants.LOCSIG, 0);
            // version needed to extract
            data.writeUInt16LE(_version, Constants.LOCVER);
            // general purpose bit flag
            // clear bit 3 (data descriptor): we always write the real crc-32
            // and sizes into this local header, so no trailing descriptor is
            // emitted. Leaving the flag set would make the output unreadable
            // (see issue #555).
            data.writeUInt16LE(_flags & ~Constants.FLG_DESC, Constants.LOCFLG);
            // compression method
            data.writeUInt16LE(_method, Constants.LOCHOW);
            // modification time (2 bytes time, 2 bytes date)
            data.writeUInt32LE(_time, Constants.LOCTIM);
            // uncompressed file crc-32 value
            data.writeUInt32LE(_crc, Constants.LOCCRC);
            // compressed size
            data.writeUInt32LE(_compressedSize, Constants.LOCSIZ);
            // uncompressed size
            data.writeUInt32LE(_size, Constants.LOCLEN);
            // filename length
            data.writeUInt16LE(_fnameLen, Constants.LOCNAM);
            // extra field length
            data.writeUInt16LE(_localHeader.extraLen, Constants.LOCEXT);
            return data;
        },

        centralHeaderToBinary: function () {
            // CEN header size (46 bytes)
            var data = Buffer.alloc(Constants.CENHDR + _fnameLen + _extraLen + _comLen);
            // "PK\001\002"
            data.writeUInt32LE(Constants.CENSIG, 0);
            // version made by
            data.writeUInt16LE(_verMade, Constants.CENVEM);
            // version needed to extract
            data.writeUInt16LE(_version, Constants.CENVER);
            // encrypt, decrypt flags
            // clear bit 3 (data descriptor) to match the local header we emit
            // (real crc/sizes are written, no descriptor follows the data) — issue #555
            data.writeUInt16LE(_flags & ~Constants.FLG_DESC, Constants.CENFLG);
            // compression method
            data.writeUInt16LE(_method, Constants.CENHOW);
            // modification time (2 bytes time, 2 bytes date)
            data.writeUInt32LE(_time, Constants.CENTIM);
            // uncompressed file crc-32 value
            data.writeUInt32LE(_crc, Constants.CENCRC);
            // compressed size
            data.writeUInt32LE(_compressedSize, Constants.CENSIZ);
            // uncompressed size
            data.writeUInt32LE(_size, Constants.CENLEN);
            // filename length
            data.writeUInt16LE(_fnameLen, Constants.CENNAM);
            // extra field length
            data.writeUInt16LE(_extraLen, Constants.CENEXT);
            // file comment length
            data.writeUInt16LE(_comLen, Constants.CENCOM);
            // volume number start
            data.writeUInt16LE(_diskStart, Constants.CENDSK);
            // internal file attributes
            data.writeUInt16LE(_inattr, Constants.CENATT);
            // external file attributes
            data.writeUInt32LE(_attr, Constants.CENATX);
            // LOC header offset
            data.writeUInt32LE(_offset, Constants.CENOFF);
            return data;
        },

        toJSON: function () {
            const bytes = function (nr) {
                return nr + " bytes";
            };

            return {
                made: _verMade,
                version: _version,
                flags: _flags,
                method: Utils.methodToString(_method),
                time: this.time,
                crc: "0x" + _crc.toString(16).toUpperCase(),
                compressedSize: bytes(_compressedSize),
                size: bytes(_size),
                fileNameLength: bytes(_fnameLen),
                extraLength: bytes(_extraLen),
                commentLength: bytes(_comLen),
                diskNumStart: _diskStart,
                inAttr: _inattr,
                attr: _attr,
                offset: _offset,
                centralHeaderSize: bytes(Constants.CENHDR + _fnameLen + _extraLen + _comLen)
            };
        },

        toString: function () {
            return JSON.stringify(this.toJSON(), null, "\t");
        }
    };
};


/***/ }),

/***/ 1907:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

exports.EntryHeader = __nccwpck_require__(3746);
exports.MainHeader = __nccwpck_require__(9311);


/***/ }),

/***/ 9311:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var Utils = __nccwpck_require__(5391),
    Constants = Utils.Constants;

/* The entries in the end of central directory */
module.exports = function () {
    var _volumeEntries = 0,
        _totalEntries = 0,
        _size = 0,
        _offset = 0,
        _commentLength = 0;

    const needsZip64 = () => _volumeEntries > Constants.EF_ZIP64_OR_16 || _totalEntries > Constants.EF_ZIP64_OR_16 || _size > Constants.EF_ZIP64_OR_32 || _offset > Constants.EF_ZIP64_OR_32;

    return {
        get diskEntries() {
            return _volumeEntries;
        },
        set diskEntries(/*Number*/ val) {
            _volumeEntries = _totalEntries = val;
        },

        get totalEntries() {
            return _totalEntries;
        },
        set totalEntries(/*Number*/ val) {
            _totalEntries = _volumeEntries = val;
        },

        get size() {
            return _size;
        },
        set size(/*Number*/ val) {
            _size = val;
        },

        get offset() {
            return _offset;
        },
        set offset(/*Number*/ val) {
            _offset = val;
        },

        get commentLength() {
            return _commentLength;
        },
        set commentLength(/*Number*/ val) {
            _commentLength = val;
        },

        get mainHeaderSize() {
            return (needsZip64() ? Constants.ZIP64HDR + Constants.END64HDR : 0) + Constants.ENDHDR + _commentLength;
        },

        loadFromBinary: function (/*Buffer*/ data) {
            // data should be 22 bytes and start with "PK 05 06"
            // or be 56+ bytes and start with "PK 06 06" for Zip64
            if (
                (data.length !== Constants.ENDHDR || data.readUInt32LE(0) !== Constants.ENDSIG) &&
                (data.length < Constants.ZIP64HDR || data.readUInt32LE(0) !== Constants.ZIP64SIG)
            ) {
                throw Utils.Errors.INVALID_END();
            }

            if (data.readUInt32LE(0) === Constants.ENDSIG) {
                // number of entries on this volume
                _volumeEntries = data.readUInt16LE(Constants.ENDSUB);
                // total number of entries
                _totalEntries = data.readUInt16LE(Constants.ENDTOT);
                // central directory size in bytes
                _size = data.readUInt32LE(Constants.ENDSIZ);
                // offset of first CEN header
                _offset = data.readUInt32LE(Constants.ENDOFF);
                // zip file comment length
                _commentLength = data.readUInt16LE(Constants.ENDCOM);
            } else {
                // number of entries on this volume
                _volumeEntries = Utils.readBigUInt64LE(data, Constants.ZIP64SUB);
                // total number of entries
                _totalEntries = Utils.readBigUInt64LE(data, Constants.ZIP64TOT);
                // central directory size in bytes
                _size = Utils.readBigUInt64LE(data, Constants.ZIP64SIZB);
                // offset of first CEN header
                _offset = Utils.readBigUInt64LE(data, Constants.ZIP64OFF);

                _commentLength = 0;
            }
        },

        toBinary: function () {
            if (!needsZip64()) {
                var b = Buffer.alloc(Constants.ENDHDR + _commentLength);
                // "PK 05 06" signature
                b.writeUInt32LE(Constants.ENDSIG, 0);
                b.writeUInt32LE(0, 4);
                // number of entries on this volume
                b.writeUInt16LE(_volumeEntries, Constants.ENDSUB);
                // total number of entries
                b.writeUInt16LE(_totalEntries, Constants.ENDTOT);
                // central directory size in bytes
                b.writeUInt32LE(_size, Constants.ENDSIZ);
                // offset of first CEN header
                b.writeUInt32LE(_offset, Constants.ENDOFF);
                // zip file comment length
                b.writeUInt16LE(_commentLength, Constants.ENDCOM);
                // fill comment memory with spaces so no garbage is left there
                b.fill(" ", Constants.ENDHDR);

                return b;
            }

            var b = Buffer.alloc(this.mainHeaderSize);
            let offset = 0;

            // Zip64 end of central directory record.
            b.writeUInt32LE(Constants.ZIP64SIG, offset);
            Utils.writeBigUInt64LE(b, Constants.ZIP64HDR - Constants.ZIP64LEAD, offset + Constants.ZIP64SIZE);
            b.writeUInt16LE(45, offset + Constants.ZIP64VEM);
            b.writeUInt16LE(45, offset + Constants.ZIP64VER);
            b.writeUInt32LE(0, offset + Constants.ZIP64DSK);
            b.writeUInt32LE(0, offset + Constants.ZIP64DSKDIR);
            Utils.writeBigUInt64LE(b, _volumeEntries, offset + Constants.ZIP64SUB);
            Utils.writeBigUInt64LE(b, _totalEntries, offset + Constants.ZIP64TOT);
            Utils.writeBigUInt64LE(b, _size, offset + Constants.ZIP64SIZB);
            Utils.writeBigUInt64LE(b, _offset, offset + Constants.ZIP64OFF);

            const zip64EndOffset = _offset + _size;
            offset += Constants.ZIP64HDR;

            // Zip64 end of central directory locator.
            b.writeUInt32LE(Constants.END64SIG, offset);
            b.writeUInt32LE(0, offset + Constants.END64START);
            Utils.writeBigUInt64LE(b, zip64EndOffset, offset + Constants.END64OFF);
            b.writeUInt32LE(1, offset + Constants.END64NUMDISKS);
            offset += Constants.END64HDR;

            // "PK 05 06" signature
            b.writeUInt32LE(Constants.ENDSIG, offset);
            b.writeUInt32LE(0, offset + 4);
            // number of entries on this volume
            b.writeUInt16LE(Math.min(_volumeEntries, Constants.EF_ZIP64_OR_16), offset + Constants.ENDSUB);
            // total number of entries
            b.writeUInt16LE(Math.min(_totalEntries, Constants.EF_ZIP64_OR_16), offset + Constants.ENDTOT);
            // central directory size in bytes
            b.writeUInt32LE(Math.min(_size, Constants.EF_ZIP64_OR_32), offset + Constants.ENDSIZ);
            // offset of first CEN header
            b.writeUInt32LE(Math.min(_offset, Constants.EF_ZIP64_OR_32), offset + Constants.ENDOFF);
            // zip file comment length
            b.writeUInt16LE(_commentLength, offset + Constants.ENDCOM);
            // fill comment memory with spaces so no garbage is left there
            b.fill(" ", offset + Constants.ENDHDR);

            return b;
        },

        toJSON: function () {
            // creates 0x0000 style output
            const offset = function (nr, len) {
                let offs = nr.toString(16).toUpperCase();
                while (offs.length < len) offs = "0" + offs;
                return "0x" + offs;
            };

            return {
                diskEntries: _volumeEntries,
                totalEntries: _totalEntries,
                size: _size + " bytes",
                offset: offset(_offset, 4),
                commentLength: _commentLength
            };
        },

        toString: function () {
            return JSON.stringify(this.toJSON(), null, "\t");
        }
    };
};
// Misspelled


/***/ }),

/***/ 5120:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = function (/*Buffer*/ inbuf) {
    var zlib = __nccwpck_require__(3106);

    var opts = { chunkSize: (parseInt(inbuf.length / 1024) + 1) * 1024 };

    return {
        deflate: function () {
            return zlib.deflateRawSync(inbuf, opts);
        },

        deflateAsync: function (/*Function*/ callback) {
            var tmp = zlib.createDeflateRaw(opts),
                parts = [],
                total = 0;
            tmp.on("data", function (data) {
                parts.push(data);
                total += data.length;
            });
            tmp.on("end", function () {
                var buf = Buffer.alloc(total),
                    written = 0;
                buf.fill(0);
                for (var i = 0; i < parts.length; i++) {
                    var part = parts[i];
                    part.copy(buf, written);
                    written += part.length;
                }
                callback && callback(buf);
            });
            tmp.end(inbuf);
        }
    };
};


/***/ }),

/***/ 3667:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

exports.Deflater = __nccwpck_require__(5120);
exports.Inflater = __nccwpck_require__(9540);
exports.ZipCrypto = __nccwpck_require__(2689);


/***/ }),

/***/ 9540:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const version = +(process?.versions?.node ?? "").split(".")[0] || 0;
const Errors = __nccwpck_require__(6232);

module.exports = function (/*Buffer*/ inbuf, /*number*/ expectedLength) {
    var zlib = __nccwpck_require__(3106);
    // Cap decompression output at the entry's declared uncompressed size to bound
    // decompression bombs (CVE-2026-39244). A declared size of 0 must not disable
    // the cap: a genuinely empty entry inflates to 0 bytes, so a 1-byte floor
    // still lets it through while stopping a bomb that lies about its size
    // (GHSA-rcw4-f5rp-g42v). zlib requires maxOutputLength >= 1.
    const maxOutputLength = expectedLength > 0 ? expectedLength : 1;
    const option = version >= 15 ? { maxOutputLength } : {};

    return {
        inflate: function () {
            return zlib.inflateRawSync(inbuf, option);
        },

        inflateAsync: function (/*Function*/ callback) {
            var tmp = zlib.createInflateRaw(option),
                parts = [],
                total = 0,
                done = false;
            const fail = function (err) {
                if (done) return;
                done = true;
                tmp.destroy();
                callback && callback(Buffer.alloc(0), err);
            };
            // Route stream errors (e.g. Z_DATA_ERROR on malformed input) through the
            // callback. Without an "error" listener zlib re-throws the event as an
            // uncaught exception on a later tick, crashing the host process instead
            // of failing the call (GHSA-8238-w5pm-2374).
            tmp.on("error", function (err) {
                fail(err);
            });
            tmp.on("data", function (data) {
                if (done) return;
                total += data.length;
                // The streaming API ignores maxOutputLength, so enforce the cap by
                // hand; otherwise the async path decompresses without limit while the
                // sync path is capped (GHSA-v429-h5qx-84wm, GHSA-c6fg-446q-cg94).
                if (total > maxOutputLength) {
                    return fail(Errors.MAX_OUTPUT_EXCEEDED());
                }
                parts.push(data);
            });
            tmp.on("end", function () {
                if (done) return;
                done = true;
                var buf = Buffer.alloc(total),
                    written = 0;
                buf.fill(0);
                for (var i = 0; i < parts.length; i++) {
                    var part = parts[i];
                    part.copy(buf, written);
                    written += part.length;
                }
                callback && callback(buf);
            });
            tmp.end(inbuf);
        }
    };
};


/***/ }),

/***/ 2689:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// node crypt, we use it for generate salt
// eslint-disable-next-line node/no-unsupported-features/node-builtins
const { randomFillSync } = __nccwpck_require__(6982);
const Errors = __nccwpck_require__(6232);

// generate CRC32 lookup table
const crctable = new Uint32Array(256).map((t, crc) => {
    for (let j = 0; j < 8; j++) {
        if (0 !== (crc & 1)) {
            crc = (crc >>> 1) ^ 0xedb88320;
        } else {
            crc >>>= 1;
        }
    }
    return crc >>> 0;
});

// C-style uInt32 Multiply (discards higher bits, when JS multiply discards lower bits)
const uMul = (a, b) => Math.imul(a, b) >>> 0;

// crc32 byte single update (actually same function is part of utils.crc32 function :) )
const crc32update = (pCrc32, bval) => {
    return crctable[(pCrc32 ^ bval) & 0xff] ^ (pCrc32 >>> 8);
};

// function for generating salt for encrytion header
const genSalt = () => {
    if ("function" === typeof randomFillSync) {
        return randomFillSync(Buffer.alloc(12));
    } else {
        // fallback if function is not defined
        return genSalt.node();
    }
};

// salt generation with node random function (mainly as fallback)
genSalt.node = () => {
    const salt = Buffer.alloc(12);
    const len = salt.length;
    for (let i = 0; i < len; i++) salt[i] = (Math.random() * 256) & 0xff;
    return salt;
};

// general config
const config = {
    genSalt
};

// Class Initkeys handles same basic ops with keys
function Initkeys(pw) {
    const pass = Buffer.isBuffer(pw) ? pw : Buffer.from(pw);
    this.keys = new Uint32Array([0x12345678, 0x23456789, 0x34567890]);
    for (let i = 0; i < pass.length; i++) {
        this.updateKeys(pass[i]);
    }
}

Initkeys.prototype.updateKeys = function (byteValue) {
    const keys = this.keys;
    keys[0] = crc32update(keys[0], byteValue);
    keys[1] += keys[0] & 0xff;
    keys[1] = uMul(keys[1], 134775813) + 1;
    keys[2] = crc32update(keys[2], keys[1] >>> 24);
    return byteValue;
};

Initkeys.prototype.next = function () {
    const k = (this.keys[2] | 2) >>> 0; // key
    return (uMul(k, k ^ 1) >> 8) & 0xff; // decode
};

function make_decrypter(/*Buffer*/ pwd) {
    // 1. Stage initialize key
    const keys = new Initkeys(pwd);

    // return decrypter function
    return function (/*Buffer*/ data) {
        // result - we create new Buffer for results
        const result = Buffer.alloc(data.length);
        let pos = 0;
        // process input data
        for (let c of data) {
            //c ^= keys.next();
            //result[pos++] = c; // decode & Save Value
            result[pos++] = keys.updateKeys(c ^ keys.next()); // update keys with decoded byte
        }
        return result;
    };
}

function make_encrypter(/*Buffer*/ pwd) {
    // 1. Stage initialize key
    const keys = new Initkeys(pwd);

    // return encrypting function, result and pos is here so we dont have to merge buffers later
    return function (/*Buffer*/ data, /*Buffer*/ result, /* Number */ pos = 0) {
        // result - we create new Buffer for results
        if (!result) result = Buffer.alloc(data.length);
        // process input data
        for (let c of data) {
            const k = keys.next(); // save key byte
            result[pos++] = c ^ k; // save val
            keys.updateKeys(c); // update keys with decoded byte
        }
        return result;
    };
}

function decrypt(/*Buffer*/ data, /*Object*/ header, /*String, Buffer*/ pwd) {
    if (!data || !Buffer.isBuffer(data) || data.length < 12) {
        return Buffer.alloc(0);
    }

    // 1. We Initialize and generate decrypting function
    const decrypter = make_decrypter(pwd);

    // 2. decrypt salt what is always 12 bytes and is a part of file content
    const salt = decrypter(data.slice(0, 12));

    // if bit 3 (0x08) of the general-purpose flags field is set, check salt[11] with the high byte of the header time
    // 2 byte data block (as per Info-Zip spec), otherwise check with the high byte of the header entry
    const verifyByte = (header.flags & 0x8) === 0x8 ? header.timeHighByte : header.crc >>> 24;

    //3. does password meet expectations
    if (salt[11] !== verifyByte) {
        throw Errors.WRONG_PASSWORD();
    }

    // 4. decode content
    return decrypter(data.slice(12));
}

// lets add way to populate salt, NOT RECOMMENDED for production but maybe useful for testing general functionality
function _salter(data) {
    if (Buffer.isBuffer(data) && data.length >= 12) {
        // be aware - currently salting buffer data is modified
        config.genSalt = function () {
            return data.slice(0, 12);
        };
    } else if (data === "node") {
        // test salt generation with node random function
        config.genSalt = genSalt.node;
    } else {
        // if value is not acceptable config gets reset.
        config.genSalt = genSalt;
    }
}

function encrypt(/*Buffer*/ data, /*Object*/ header, /*String, Buffer*/ pwd, /*Boolean*/ oldlike = false) {
    // 1. test data if data is not Buffer we make buffer from it
    if (data == null) data = Buffer.alloc(0);
    // if data is not buffer be make buffer from it
    if (!Buffer.isBuffer(data)) data = Buffer.from(data.toString());

    // 2. We Initialize and generate encrypting function
    const encrypter = make_encrypter(pwd);

    // 3. generate salt (12-bytes of random data)
    const salt = config.genSalt();
    salt[11] = (header.crc >>> 24) & 0xff;

    // old implementations (before PKZip 2.04g) used two byte check
    if (oldlike) salt[10] = (header.crc >>> 16) & 0xff;

    // 4. create output
    const result = Buffer.alloc(data.length + 12);
    encrypter(salt, result);

    // finally encode content
    return encrypter(data, result, 12);
}

module.exports = { decrypt, encrypt, _salter };


/***/ }),

/***/ 2834:
/***/ ((module) => {

module.exports = {
    /* The local file header */
    LOCHDR           : 30, // LOC header size
    LOCSIG           : 0x04034b50, // "PK\003\004"
    LOCVER           : 4,	// version needed to extract
    LOCFLG           : 6, // general purpose bit flag
    LOCHOW           : 8, // compression method
    LOCTIM           : 10, // modification time (2 bytes time, 2 bytes date)
    LOCCRC           : 14, // uncompressed file crc-32 value
    LOCSIZ           : 18, // compressed size
    LOCLEN           : 22, // uncompressed size
    LOCNAM           : 26, // filename length
    LOCEXT           : 28, // extra field length

    /* The Data descriptor */
    EXTSIG           : 0x08074b50, // "PK\007\008"
    EXTHDR           : 16, // EXT header size
    EXTCRC           : 4, // uncompressed file crc-32 value
    EXTSIZ           : 8, // compressed size
    EXTLEN           : 12, // uncompressed size

    /* The central directory file header */
    CENHDR           : 46, // CEN header size
    CENSIG           : 0x02014b50, // "PK\001\002"
    CENVEM           : 4, // version made by
    CENVER           : 6, // version needed to extract
    CENFLG           : 8, // encrypt, decrypt flags
    CENHOW           : 10, // compression method
    CENTIM           : 12, // modification time (2 bytes time, 2 bytes date)
    CENCRC           : 16, // uncompressed file crc-32 value
    CENSIZ           : 20, // compressed size
    CENLEN           : 24, // uncompressed size
    CENNAM           : 28, // filename length
    CENEXT           : 30, // extra field length
    CENCOM           : 32, // file comment length
    CENDSK           : 34, // volume number start
    CENATT           : 36, // internal file attributes
    CENATX           : 38, // external file attributes (host system dependent)
    CENOFF           : 42, // LOC header offset

    /* The entries in the end of central directory */
    ENDHDR           : 22, // END header size
    ENDSIG           : 0x06054b50, // "PK\005\006"
    ENDSUB           : 8, // number of entries on this disk
    ENDTOT           : 10, // total number of entries
    ENDSIZ           : 12, // central directory size in bytes
    ENDOFF           : 16, // offset of first CEN header
    ENDCOM           : 20, // zip file comment length

    END64HDR         : 20, // zip64 END header size
    END64SIG         : 0x07064b50, // zip64 Locator signature, "PK\006\007"
    END64START       : 4, // number of the disk with the start of the zip64
    END64OFF         : 8, // relative offset of the zip64 end of central directory
    END64NUMDISKS    : 16, // total number of disks

    ZIP64SIG         : 0x06064b50, // zip64 signature, "PK\006\006"
    ZIP64HDR         : 56, // zip64 record minimum size
    ZIP64LEAD        : 12, // leading bytes at the start of the record, not counted by the value stored in ZIP64SIZE
    ZIP64SIZE        : 4, // zip64 size of the central directory record
    ZIP64VEM         : 12, // zip64 version made by
    ZIP64VER         : 14, // zip64 version needed to extract
    ZIP64DSK         : 16, // zip64 number of this disk
    ZIP64DSKDIR      : 20, // number of the disk with the start of the record directory
    ZIP64SUB         : 24, // number of entries on this disk
    ZIP64TOT         : 32, // total number of entries
    ZIP64SIZB        : 40, // zip64 central directory size in bytes
    ZIP64OFF         : 48, // offset of start of central directory with respect to the starting disk number
    ZIP64EXTRA       : 56, // extensible data sector

    /* Compression methods */
    STORED           : 0, // no compression
    SHRUNK           : 1, // shrunk
    REDUCED1         : 2, // reduced with compression factor 1
    REDUCED2         : 3, // reduced with compression factor 2
    REDUCED3         : 4, // reduced with compression factor 3
    REDUCED4         : 5, // reduced with compression factor 4
    IMPLODED         : 6, // imploded
    // 7 reserved for Tokenizing compression algorithm
    DEFLATED         : 8, // deflated
    ENHANCED_DEFLATED: 9, // enhanced deflated
    PKWARE           : 10,// PKWare DCL imploded
    // 11 reserved by PKWARE
    BZIP2            : 12, //  compressed using BZIP2
    // 13 reserved by PKWARE
    LZMA             : 14, // LZMA
    // 15-17 reserved by PKWARE
    IBM_TERSE        : 18, // compressed using IBM TERSE
    IBM_LZ77         : 19, // IBM LZ77 z
    AES_ENCRYPT      : 99, // WinZIP AES encryption method

    /* General purpose bit flag */
    // values can obtained with expression 2**bitnr
    FLG_ENC          : 1,    // Bit 0: encrypted file
    FLG_COMP1        : 2,    // Bit 1, compression option
    FLG_COMP2        : 4,    // Bit 2, compression option
    FLG_DESC         : 8,    // Bit 3, data descriptor
    FLG_ENH          : 16,   // Bit 4, enhanced deflating
    FLG_PATCH        : 32,   // Bit 5, indicates that the file is compressed patched data.
    FLG_STR          : 64,   // Bit 6, strong encryption (patented)
                             // Bits 7-10: Currently unused.
    FLG_EFS          : 2048, // Bit 11: Language encoding flag (EFS)
                             // Bit 12: Reserved by PKWARE for enhanced compression.
                             // Bit 13: encrypted the Central Directory (patented).
                             // Bits 14-15: Reserved by PKWARE.
    FLG_MSK          : 4096, // mask header values

    /* Load type */
    FILE             : 2,
    BUFFER           : 1,
    NONE             : 0,

    /* 4.5 Extensible data fields */
    EF_ID            : 0,
    EF_SIZE          : 2,

    /* Header IDs */
    ID_ZIP64         : 0x0001,
    ID_AVINFO        : 0x0007,
    ID_PFS           : 0x0008,
    ID_OS2           : 0x0009,
    ID_NTFS          : 0x000a,
    ID_OPENVMS       : 0x000c,
    ID_UNIX          : 0x000d,
    ID_FORK          : 0x000e,
    ID_PATCH         : 0x000f,
    ID_X509_PKCS7    : 0x0014,
    ID_X509_CERTID_F : 0x0015,
    ID_X509_CERTID_C : 0x0016,
    ID_STRONGENC     : 0x0017,
    ID_RECORD_MGT    : 0x0018,
    ID_X509_PKCS7_RL : 0x0019,
    ID_IBM1          : 0x0065,
    ID_IBM2          : 0x0066,
    ID_POSZIP        : 0x4690,

    EF_ZIP64_OR_32   : 0xffffffff,
    EF_ZIP64_OR_16   : 0xffff,
    EF_ZIP64_SUNCOMP : 0,
    EF_ZIP64_SCOMP   : 8,
    EF_ZIP64_RHO     : 16,
    EF_ZIP64_DSN     : 24
};


/***/ }),

/***/ 1579:
/***/ ((module) => {

module.exports = {
    efs: true,
    encode: (data) => Buffer.from(data, "utf8"),
    decode: (data) => data.toString("utf8")
};


/***/ }),

/***/ 6232:
/***/ ((__unused_webpack_module, exports) => {

const errors = {
    /* Header error messages */
    INVALID_LOC: "Invalid LOC header (bad signature)",
    INVALID_CEN: "Invalid CEN header (bad signature)",
    INVALID_END: "Invalid END header (bad signature)",

    /* Descriptor */
    DESCRIPTOR_NOT_EXIST: "No descriptor present",
    DESCRIPTOR_UNKNOWN: "Unknown descriptor format",
    DESCRIPTOR_FAULTY: "Descriptor data is malformed",

    /* ZipEntry error messages*/
    NO_DATA: "Nothing to decompress",
    BAD_CRC: "CRC32 checksum failed {0}",
    MAX_OUTPUT_EXCEEDED: "Decompressed data exceeds the declared uncompressed size",
    FILE_IN_THE_WAY: "There is a file in the way: {0}",
    UNKNOWN_METHOD: "Invalid/unsupported compression method",

    /* Inflater error messages */
    AVAIL_DATA: "inflate::Available inflate data did not terminate",
    INVALID_DISTANCE: "inflate::Invalid literal/length or distance code in fixed or dynamic block",
    TO_MANY_CODES: "inflate::Dynamic block code description: too many length or distance codes",
    INVALID_REPEAT_LEN: "inflate::Dynamic block code description: repeat more than specified lengths",
    INVALID_REPEAT_FIRST: "inflate::Dynamic block code description: repeat lengths with no first length",
    INCOMPLETE_CODES: "inflate::Dynamic block code description: code lengths codes incomplete",
    INVALID_DYN_DISTANCE: "inflate::Dynamic block code description: invalid distance code lengths",
    INVALID_CODES_LEN: "inflate::Dynamic block code description: invalid literal/length code lengths",
    INVALID_STORE_BLOCK: "inflate::Stored block length did not match one's complement",
    INVALID_BLOCK_TYPE: "inflate::Invalid block type (type == 3)",

    /* ADM-ZIP error messages */
    CANT_EXTRACT_FILE: "Could not extract the file",
    CANT_OVERRIDE: "Target file already exists",
    DISK_ENTRY_TOO_LARGE: "Number of disk entries is too large",
    NO_ZIP: "No zip file was loaded",
    NO_ENTRY: "Entry doesn't exist",
    DUPLICATE_ENTRY: "Duplicate entry name {0}",
    DIRECTORY_CONTENT_ERROR: "A directory cannot have content",
    FILE_NOT_FOUND: 'File not found: "{0}"',
    NOT_IMPLEMENTED: "Not implemented",
    INVALID_FILENAME: "Invalid filename",
    INVALID_FORMAT: "Invalid or unsupported zip format. No END header found",
    ZIP64_VALUE_TOO_LARGE: "Zip64 value exceeds the maximum safe integer",
    INVALID_PASS_PARAM: "Incompatible password parameter",
    WRONG_PASSWORD: "Wrong Password",

    /* ADM-ZIP */
    COMMENT_TOO_LONG: "Comment is too long", // Comment can be max 65535 bytes long (NOTE: some non-US characters may take more space)
    EXTRA_FIELD_PARSE_ERROR: "Extra field parsing error"
};

// template
function E(message) {
    return function (...args) {
        if (args.length) { // Allow {0} .. {9} arguments in error message, based on argument number
            message = message.replace(/\{(\d)\}/g, (_, n) => args[n] || '');
        }

        return new Error('ADM-ZIP: ' + message);
    };
}

// Init errors with template
for (const msg of Object.keys(errors)) {
    exports[msg] = E(errors[msg]);
}


/***/ }),

/***/ 38:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const pth = __nccwpck_require__(6928);

module.exports = function (/*String*/ path, /*Utils object*/ { fs }) {
    var _path = path || "",
        _obj = newAttr(),
        _stat = null;

    function newAttr() {
        return {
            directory: false,
            readonly: false,
            hidden: false,
            executable: false,
            mtime: 0,
            atime: 0
        };
    }

    if (_path && fs.existsSync(_path)) {
        _stat = fs.statSync(_path);
        _obj.directory = _stat.isDirectory();
        _obj.mtime = _stat.mtime;
        _obj.atime = _stat.atime;
        _obj.executable = (0o111 & _stat.mode) !== 0; // file is executable who ever har right not just owner
        _obj.readonly = (0o200 & _stat.mode) === 0; // readonly if owner has no write right
        _obj.hidden = pth.basename(_path)[0] === ".";
    } else {
        console.warn("Invalid path: " + _path);
    }

    return {
        get directory() {
            return _obj.directory;
        },

        get readOnly() {
            return _obj.readonly;
        },

        get hidden() {
            return _obj.hidden;
        },

        get mtime() {
            return _obj.mtime;
        },

        get atime() {
            return _obj.atime;
        },

        get executable() {
            return _obj.executable;
        },

        decodeAttributes: function () {},

        encodeAttributes: function () {},

        toJSON: function () {
            return {
                path: _path,
                isDirectory: _obj.directory,
                isReadOnly: _obj.readonly,
                isHidden: _obj.hidden,
                isExecutable: _obj.executable,
                mTime: _obj.mtime,
                aTime: _obj.atime
            };
        },

        toString: function () {
            return JSON.stringify(this.toJSON(), null, "\t");
        }
    };
};


/***/ }),

/***/ 5391:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(9066);
module.exports.Constants = __nccwpck_require__(2834);
module.exports.Errors = __nccwpck_require__(6232);
module.exports.FileAttr = __nccwpck_require__(38);
module.exports.decoder = __nccwpck_require__(1579);


/***/ }),

/***/ 9066:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const fsystem = __nccwpck_require__(9896);
const pth = __nccwpck_require__(6928);
const Constants = __nccwpck_require__(2834);
const Errors = __nccwpck_require__(6232);
const isWin = typeof process === "object" && "win32" === process.platform;

const is_Obj = (obj) => typeof obj === "object" && obj !== null;

// generate CRC32 lookup table
const crcTable = new Uint32Array(256).map((t, c) => {
    for (let k = 0; k < 8; k++) {
        if ((c & 1) !== 0) {
            c = 0xedb88320 ^ (c >>> 1);
        } else {
            c >>>= 1;
        }
    }
    return c >>> 0;
});

// UTILS functions

function Utils(opts) {
    this.sep = pth.sep;
    this.fs = fsystem;

    if (is_Obj(opts)) {
        // custom filesystem
        if (is_Obj(opts.fs) && typeof opts.fs.statSync === "function") {
            this.fs = opts.fs;
        }
    }
}

module.exports = Utils;

// INSTANTIABLE functions

Utils.prototype.makeDir = function (/*String*/ folder) {
    const self = this;

    // Sync - make directories tree
    function mkdirSync(/*String*/ fpath) {
        let resolvedPath = fpath.split(self.sep)[0];
        fpath.split(self.sep).forEach(function (name) {
            if (!name || name.substr(-1, 1) === ":") return;
            resolvedPath += self.sep + name;
            var stat;
            try {
                stat = self.fs.statSync(resolvedPath);
            } catch (e) {
                if (e.message && e.message.startsWith('ENOENT')) {
                    self.fs.mkdirSync(resolvedPath);
                } else {
                    throw e;
                }
            }
            if (stat && stat.isFile()) throw Errors.FILE_IN_THE_WAY(`"${resolvedPath}"`);
        });
    }

    mkdirSync(folder);
};

Utils.prototype.writeFileTo = function (/*String*/ path, /*Buffer*/ content, /*Boolean*/ overwrite, /*Number*/ attr) {
    const self = this;
    if (self.fs.existsSync(path)) {
        if (!overwrite) return false; // cannot overwrite

        var stat = self.fs.statSync(path);
        if (stat.isDirectory()) {
            return false;
        }
    }
    var folder = pth.dirname(path);
    if (!self.fs.existsSync(folder)) {
        self.makeDir(folder);
    }

    var fd;
    try {
        fd = self.fs.openSync(path, "w", 0o666); // 0666
    } catch (e) {
        self.fs.chmodSync(path, 0o666);
        fd = self.fs.openSync(path, "w", 0o666);
    }
    if (fd) {
        try {
            self.fs.writeSync(fd, content, 0, content.length, 0);
        } finally {
            self.fs.closeSync(fd);
        }
    }
    self.fs.chmodSync(path, attr || 0o666);
    return true;
};

Utils.prototype.writeFileToAsync = function (/*String*/ path, /*Buffer*/ content, /*Boolean*/ overwrite, /*Number*/ attr, /*Function*/ callback) {
    if (typeof attr === "function") {
        callback = attr;
        attr = undefined;
    }

    const self = this;

    self.fs.exists(path, function (exist) {
        if (exist && !overwrite) return callback(false);

        self.fs.stat(path, function (err, stat) {
            if (exist && stat && stat.isDirectory()) {
                return callback(false);
            }

            var folder = pth.dirname(path);
            self.fs.exists(folder, function (exists) {
                if (!exists) {
                    // makeDir is synchronous and can throw (e.g. EACCES); report failure
                    // rather than letting it escape this callback as an uncaught exception
                    try {
                        self.makeDir(folder);
                    } catch (e) {
                        return callback(false);
                    }
                }

                // write the content to an open descriptor, then apply the attributes
                const writeToFd = function (fd) {
                    self.fs.write(fd, content, 0, content.length, 0, function (writeErr) {
                        self.fs.close(fd, function () {
                            // surface write failures instead of silently reporting success (issue #402)
                            if (writeErr) return callback(false);
                            self.fs.chmod(path, attr || 0o666, function () {
                                callback(true);
                            });
                        });
                    });
                };

                self.fs.open(path, "w", 0o666, function (err, fd) {
                    if (err) {
                        // the target may exist but be read-only: make it writable and retry once
                        self.fs.chmod(path, 0o666, function () {
                            self.fs.open(path, "w", 0o666, function (retryErr, fd) {
                                // Previously the retry error was ignored and an undefined fd was
                                // passed to fs.write, throwing an uncaught ERR_INVALID_ARG_TYPE that
                                // crashed the process (issues #470, #459, #402). Report failure instead.
                                if (retryErr || !fd) return callback(false);
                                writeToFd(fd);
                            });
                        });
                    } else if (fd) {
                        writeToFd(fd);
                    } else {
                        callback(false);
                    }
                });
            });
        });
    });
};

// Guard extraction against writing through a symlink that already exists inside
// the target directory. sanitize() only proves the textual path stays under the
// root; it cannot see that a component on disk is a symlink pointing elsewhere,
// so open()/mkdir() would follow it and write outside the root. Walk every path
// component strictly below root and reject any that is a symlink. Components at
// or above root are the caller's own choice and are left untouched, so a root
// that itself lives under a symlink (e.g. /tmp on macOS) still extracts.
Utils.prototype.assertPathSafe = function (/*String*/ root, /*String*/ target) {
    const self = this;
    if (typeof self.fs.lstatSync !== "function") return;

    const resolvedRoot = pth.resolve(root);
    const resolvedTarget = pth.resolve(target);
    if (resolvedTarget === resolvedRoot) return;

    const rel = pth.relative(resolvedRoot, resolvedTarget);
    // Not under root: sanitize() is responsible for that case; nothing to walk.
    if (!rel || rel === ".." || rel.startsWith(".." + pth.sep) || pth.isAbsolute(rel)) return;

    let cur = resolvedRoot;
    for (const part of rel.split(pth.sep)) {
        if (!part || part === ".") continue;
        cur = pth.join(cur, part);
        let stat;
        try {
            stat = self.fs.lstatSync(cur);
        } catch (e) {
            break; // component does not exist yet: nothing below it can be a symlink
        }
        if (stat.isSymbolicLink()) throw Errors.FILE_IN_THE_WAY(`"${cur}"`);
    }
};

Utils.prototype.findFiles = function (/*String*/ path) {
    const self = this;
    const canLstat = typeof self.fs.lstatSync === "function";
    const rootReal = self.fs.realpathSync(path);

    // A symlink whose target lies outside the folder being archived must not be
    // followed: statSync would dereference it and copy the target's contents into
    // the archive, disclosing files outside the root (GHSA-wx42-xcp7-pgr4). Allow
    // symlinks that resolve to a location inside the root, reject any that escape.
    function escapesRoot(/*String*/ p) {
        if (!canLstat) return false;
        if (!self.fs.lstatSync(p).isSymbolicLink()) return false;
        let real;
        try {
            real = self.fs.realpathSync(p);
        } catch (e) {
            return true; // dangling or unresolvable symlink: do not follow
        }
        return !(real === rootReal || real.startsWith(rootReal + pth.sep));
    }

    function findSync(/*String*/ dir, /*RegExp*/ pattern, /*Boolean*/ recursive, /*Set*/ visited) {
        if (typeof pattern === "boolean") {
            recursive = pattern;
            pattern = undefined;
        }
        let files = [];
        self.fs.readdirSync(dir).forEach(function (file) {
            const path = pth.join(dir, file);

            if (escapesRoot(path)) return;

            const stat = self.fs.statSync(path);

            if (!pattern || pattern.test(path)) {
                files.push(pth.normalize(path) + (stat.isDirectory() ? self.sep : ""));
            }

            if (stat.isDirectory() && recursive) {
                // Descend by resolved real path and skip directories we have already
                // visited. This stops a symlink that points back to an ancestor from
                // recursing forever until the path fails with ELOOP / ENAMETOOLONG
                // (issue #541).
                const realDir = self.fs.realpathSync(path);
                if (!visited.has(realDir)) {
                    visited.add(realDir);
                    files = files.concat(findSync(path, pattern, recursive, visited));
                }
            }
        });
        return files;
    }

    return findSync(path, undefined, true, new Set([rootReal]));
};

/**
 * Callback for showing if everything was done.
 *
 * @callback filelistCallback
 * @param {Error} err - Error object
 * @param {string[]} list - was request fully completed
 */

/**
 *
 * @param {string} dir
 * @param {filelistCallback} cb
 */
Utils.prototype.findFilesAsync = function (dir, cb) {
    const self = this;
    const results = [];
    let finished = false;
    const finish = function (err) {
        if (finished) return;
        finished = true;
        cb(err, err ? undefined : results);
    };

    const canLstat = typeof self.fs.lstat === "function";
    let rootReal = null;

    // Reject a symlink whose target escapes the root being archived, so its
    // contents are not dereferenced and copied into the archive
    // (GHSA-wx42-xcp7-pgr4). A symlink resolving to a location inside the root is
    // allowed; a dangling or escaping one is skipped. Calls back (err, escapes).
    const escapesRoot = function (file, cb) {
        if (!canLstat) return cb(null, false);
        self.fs.lstat(file, function (err, lst) {
            if (err) return cb(err);
            if (!lst || !lst.isSymbolicLink()) return cb(null, false);
            self.fs.realpath(file, function (err, real) {
                if (err) return cb(null, true); // dangling: do not follow
                cb(null, !(real === rootReal || real.startsWith(rootReal + pth.sep)));
            });
        });
    };

    // Descend by resolved real path and skip directories already visited, so a
    // symlink pointing back to an ancestor cannot recurse forever (issue #541).
    const walk = function (dir, visited, done) {
        self.fs.readdir(dir, function (err, list) {
            if (err) return done(err);
            let pending = list.length;
            if (!pending) return done();
            list.forEach(function (name) {
                const file = pth.join(dir, name);
                escapesRoot(file, function (err, escapes) {
                    if (err) return done(err);
                    if (escapes) {
                        if (!--pending) done();
                        return;
                    }
                    self.fs.stat(file, function (err, stat) {
                        if (err) return done(err);
                        if (!stat) {
                            if (!--pending) done();
                            return;
                        }
                        results.push(pth.normalize(file) + (stat.isDirectory() ? self.sep : ""));
                        if (!stat.isDirectory()) {
                            if (!--pending) done();
                            return;
                        }
                        self.fs.realpath(file, function (err, realDir) {
                            if (err) return done(err);
                            if (visited.has(realDir)) {
                                if (!--pending) done();
                                return;
                            }
                            visited.add(realDir);
                            walk(file, visited, function (err) {
                                if (err) return done(err);
                                if (!--pending) done();
                            });
                        });
                    });
                });
            });
        });
    };

    self.fs.realpath(dir, function (err, realDir) {
        if (err) return finish(err);
        rootReal = realDir;
        walk(dir, new Set([realDir]), finish);
    });
};

Utils.prototype.getAttributes = function () {};

Utils.prototype.setAttributes = function () {};

// STATIC functions

// crc32 single update (it is part of crc32)
Utils.crc32update = function (crc, byte) {
    return crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
};

Utils.crc32 = function (buf) {
    if (typeof buf === "string") {
        buf = Buffer.from(buf, "utf8");
    }

    let len = buf.length;
    let crc = ~0;
    for (let off = 0; off < len; ) crc = Utils.crc32update(crc, buf[off++]);
    // xor and cast as uint32 number
    return ~crc >>> 0;
};

Utils.methodToString = function (/*Number*/ method) {
    switch (method) {
        case Constants.STORED:
            return "STORED (" + method + ")";
        case Constants.DEFLATED:
            return "DEFLATED (" + method + ")";
        default:
            return "UNSUPPORTED (" + method + ")";
    }
};

/**
 * removes ".." style path elements
 * @param {string} path - fixable path
 * @returns string - fixed filepath
 */
Utils.canonical = function (/*string*/ path) {
    if (!path) return "";
    // trick normalize think path is absolute
    const safeSuffix = pth.posix.normalize("/" + path.split("\\").join("/"));
    return pth.join(".", safeSuffix);
};

/**
 * fix file names in achive
 * @param {string} path - fixable path
 * @returns string - fixed filepath
 */

Utils.zipnamefix = function (path) {
    if (!path) return "";
    // trick normalize think path is absolute
    const safeSuffix = pth.posix.normalize("/" + path.split("\\").join("/"));
    return pth.posix.join(".", safeSuffix);
};

/**
 *
 * @param {Array} arr
 * @param {function} callback
 * @returns
 */
Utils.findLast = function (arr, callback) {
    if (!Array.isArray(arr)) throw new TypeError("arr is not array");

    const len = arr.length >>> 0;
    for (let i = len - 1; i >= 0; i--) {
        if (callback(arr[i], i, arr)) {
            return arr[i];
        }
    }
    return void 0;
};

// make absolute paths taking prefix as root folder
Utils.sanitize = function (/*string*/ prefix, /*string*/ name) {
    prefix = pth.resolve(pth.normalize(prefix));
    var parts = name.split("/");
    for (var i = 0, l = parts.length; i < l; i++) {
        var path = pth.normalize(pth.join(prefix, parts.slice(i, l).join(pth.sep)));
        if (path === prefix || path.startsWith(prefix + pth.sep)) {
            return path;
        }
    }
    return pth.normalize(pth.join(prefix, pth.basename(name)));
};

// converts buffer, Uint8Array, string types to buffer
Utils.toBuffer = function toBuffer(/*buffer, Uint8Array, string*/ input, /* function */ encoder) {
    if (Buffer.isBuffer(input)) {
        return input;
    } else if (input instanceof Uint8Array) {
        return Buffer.from(input);
    } else {
        // expect string all other values are invalid and return empty buffer
        return typeof input === "string" ? encoder(input) : Buffer.alloc(0);
    }
};

Utils.readBigUInt64LE = function (/*Buffer*/ buffer, /*int*/ index) {
    const lo = buffer.readUInt32LE(index);
    const hi = buffer.readUInt32LE(index + 4);
    const value = hi * 0x100000000 + lo;
    // The result is a JS number, so values above 2^53 - 1 cannot be represented
    // exactly. These are zip64 sizes/offsets/counts used as buffer indices; a
    // silently rounded value would misparse the archive. Reject instead.
    if (value > Number.MAX_SAFE_INTEGER) {
        throw Errors.ZIP64_VALUE_TOO_LARGE();
    }
    return value;
};

Utils.writeBigUInt64LE = function (/*Buffer*/ buffer, /*Number*/ value, /*int*/ index) {
    const lo = value >>> 0;
    const hi = Math.floor(value / 0x100000000) >>> 0;
    buffer.writeUInt32LE(lo, index);
    buffer.writeUInt32LE(hi, index + 4);
};

Utils.fromDOS2Date = function (val) {
    return new Date(((val >> 25) & 0x7f) + 1980, Math.max(((val >> 21) & 0x0f) - 1, 0), Math.max((val >> 16) & 0x1f, 1), (val >> 11) & 0x1f, (val >> 5) & 0x3f, (val & 0x1f) << 1);
};

Utils.fromDate2DOS = function (val) {
    let date = 0;
    let time = 0;
    if (val.getFullYear() > 1979) {
        date = (((val.getFullYear() - 1980) & 0x7f) << 9) | ((val.getMonth() + 1) << 5) | val.getDate();
        time = (val.getHours() << 11) | (val.getMinutes() << 5) | (val.getSeconds() >> 1);
    }
    return (date << 16) | time;
};

Utils.isWin = isWin; // Do we have windows system
Utils.crcTable = crcTable;


/***/ }),

/***/ 2609:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var Utils = __nccwpck_require__(5391),
    Headers = __nccwpck_require__(1907),
    Constants = Utils.Constants,
    Methods = __nccwpck_require__(3667);

module.exports = function (/** object */ options, /*Buffer*/ input) {
    var _centralHeader = new Headers.EntryHeader(),
        _entryName = Buffer.alloc(0),
        _comment = Buffer.alloc(0),
        _isDirectory = false,
        uncompressedData = null,
        _extra = Buffer.alloc(0),
        _extralocal = Buffer.alloc(0),
        _efs = true;

    // assign options
    const opts = options;

    const decoder = typeof opts.decoder === "object" ? opts.decoder : Utils.decoder;
    _efs = decoder.hasOwnProperty("efs") ? decoder.efs : false;

    function getCompressedDataFromZip() {
        //if (!input || !Buffer.isBuffer(input)) {
        if (!input || !(input instanceof Uint8Array)) {
            return Buffer.alloc(0);
        }
        _extralocal = _centralHeader.loadLocalHeaderFromBinary(input);
        const dataOffset = _centralHeader.realDataOffset;
        const dataEnd = dataOffset + _centralHeader.compressedSize;
        // The offsets and sizes come from attacker-controlled headers. Require the
        // declared compressed extent to be fully present rather than letting slice()
        // silently clamp to a short buffer (which only surfaces later as a CRC
        // failure). Fail loudly with a header error instead (GHSA-wwrv-q5gf-5843).
        if (dataOffset < 0 || dataEnd < dataOffset || dataEnd > input.length) {
            throw Utils.Errors.INVALID_LOC();
        }
        return input.slice(dataOffset, dataEnd);
    }

    function crc32OK(data) {
        // When bit 3 (0x08) of the general-purpose flags is set, the crc-32 and
        // sizes were unknown when the local file header was written, so that
        // header carries placeholder zeros and the real values are repeated in a
        // data descriptor after the compressed data. adm-zip always parses the
        // central directory, whose header holds the authoritative crc-32 and
        // sizes, so we validate the payload against that value.
        //
        // Earlier versions instead located and parsed the trailing descriptor and
        // threw when it was absent or in an unexpected shape. Many valid archives
        // set the descriptor flag but write the real crc/sizes into the local and
        // central headers without emitting a descriptor (or write one we did not
        // recognise), so that strict handling rejected readable zips
        // (issues #533, #548, #554). Trusting the central-directory crc keeps the
        // integrity check while accepting those archives.
        const expectedCrc = _centralHeader.flags_desc || _centralHeader.localHeader.flags_desc ? _centralHeader.crc : _centralHeader.localHeader.crc;

        return Utils.crc32(data) === expectedCrc;
    }

    function decompress(/*Boolean*/ async, /*Function*/ callback, /*String, Buffer*/ pass) {
        if (typeof callback === "undefined" && typeof async === "string") {
            pass = async;
            async = void 0;
        }
        if (_isDirectory) {
            if (async && callback) {
                callback(Buffer.alloc(0), Utils.Errors.DIRECTORY_CONTENT_ERROR()); //si added error.
            }
            return Buffer.alloc(0);
        }

        var compressedData;
        try {
            compressedData = getCompressedDataFromZip();

            if (compressedData.length === 0) {
                // File is empty, nothing to decompress.
                if (async && callback) callback(compressedData);
                return compressedData;
            }

            if (_centralHeader.encrypted) {
                if ("string" !== typeof pass && !Buffer.isBuffer(pass)) {
                    throw Utils.Errors.INVALID_PASS_PARAM();
                }
                compressedData = Methods.ZipCrypto.decrypt(compressedData, _centralHeader, pass);
            }
        } catch (err) {
            // These synchronous parse/setup steps run before any callback fires.
            // In async mode a malformed local header (e.g. a bad LOC offset) would
            // otherwise throw out of getDataAsync and bypass the callback error
            // channel, crashing the caller. Route it through the callback instead.
            if (async && callback) {
                callback(Buffer.alloc(0), err);
                return Buffer.alloc(0);
            }
            throw err;
        }

        var data;

        switch (_centralHeader.method) {
            case Utils.Constants.STORED:
                // STORED entries are not compressed, so the uncompressed output is
                // exactly the bytes present in the archive. Allocate from the real
                // data length rather than the attacker-declared central-directory
                // size, otherwise a tiny archive can declare a huge size and force a
                // multi-gigabyte allocation before any validation (CVE-2026-39244).
                data = Buffer.alloc(compressedData.length);
                compressedData.copy(data);
                if (!crc32OK(data)) {
                    if (async && callback) callback(data, Utils.Errors.BAD_CRC()); //si added error
                    throw Utils.Errors.BAD_CRC();
                } else {
                    //si added otherwise did not seem to return data.
                    if (async && callback) callback(data);
                    return data;
                }
            case Utils.Constants.DEFLATED:
                // Do not pre-allocate the declared uncompressed size. The inflater
                // grows its output buffer as zlib emits data and caps the total at
                // the declared size (maxOutputLength), so a bogus size can no longer
                // trigger an eager allocation before the data is read (CVE-2026-39244).
                var inflater = new Methods.Inflater(compressedData, _centralHeader.size);
                if (!async) {
                    data = inflater.inflate();
                    if (!crc32OK(data)) {
                        throw Utils.Errors.BAD_CRC(`"${decoder.decode(_entryName)}"`);
                    }
                    return data;
                } else {
                    inflater.inflateAsync(function (result, err) {
                        if (!callback) return;
                        if (err) {
                            // surface inflater/stream failures instead of validating
                            // the empty placeholder buffer against the CRC
                            callback(Buffer.alloc(0), err);
                        } else if (!crc32OK(result)) {
                            callback(result, Utils.Errors.BAD_CRC()); //si added error
                        } else {
                            callback(result);
                        }
                    });
                }
                break;
            default:
                if (async && callback) callback(Buffer.alloc(0), Utils.Errors.UNKNOWN_METHOD());
                throw Utils.Errors.UNKNOWN_METHOD();
        }
    }

    function compress(/*Boolean*/ async, /*Function*/ callback) {
        if ((!uncompressedData || !uncompressedData.length) && Buffer.isBuffer(input)) {
            // no data set or the data wasn't changed to require recompression
            if (async && callback) callback(getCompressedDataFromZip());
            return getCompressedDataFromZip();
        }

        if (uncompressedData.length && !_isDirectory) {
            var compressedData;
            // Local file header
            switch (_centralHeader.method) {
                case Utils.Constants.STORED:
                    _centralHeader.compressedSize = _centralHeader.size;

                    compressedData = Buffer.alloc(uncompressedData.length);
                    uncompressedData.copy(compressedData);

                    if (async && callback) callback(compressedData);
                    return compressedData;
                default:
                case Utils.Constants.DEFLATED:
                    var deflater = new Methods.Deflater(uncompressedData);
                    if (!async) {
                        var deflated = deflater.deflate();
                        _centralHeader.compressedSize = deflated.length;
                        return deflated;
                    } else {
                        deflater.deflateAsync(function (data) {
                            compressedData = Buffer.alloc(data.length);
                            _centralHeader.compressedSize = data.length;
                            data.copy(compressedData);
                            callback && callback(compressedData);
                        });
                    }
                    deflater = null;
                    break;
            }
        } else if (async && callback) {
            callback(Buffer.alloc(0));
        } else {
            return Buffer.alloc(0);
        }
    }

    function readUInt64LE(buffer, offset) {
        return Utils.readBigUInt64LE(buffer, offset);
    }

    function parseExtra(data) {
        try {
            var offset = 0;
            var signature, size, part;
            while (offset + 4 < data.length) {
                signature = data.readUInt16LE(offset);
                offset += 2;
                size = data.readUInt16LE(offset);
                offset += 2;
                part = data.slice(offset, offset + size);
                offset += size;
                if (Constants.ID_ZIP64 === signature) {
                    parseZip64ExtendedInformation(part);
                }
            }
        } catch (error) {
            throw Utils.Errors.EXTRA_FIELD_PARSE_ERROR();
        }
    }

    //Override header field values with values from the ZIP64 extra field
    function parseZip64ExtendedInformation(data) {
        var size, compressedSize, offset, diskNumStart;

        if (data.length >= Constants.EF_ZIP64_SCOMP) {
            size = readUInt64LE(data, Constants.EF_ZIP64_SUNCOMP);
            if (_centralHeader.size === Constants.EF_ZIP64_OR_32) {
                _centralHeader.size = size;
            }
        }
        if (data.length >= Constants.EF_ZIP64_RHO) {
            compressedSize = readUInt64LE(data, Constants.EF_ZIP64_SCOMP);
            if (_centralHeader.compressedSize === Constants.EF_ZIP64_OR_32) {
                _centralHeader.compressedSize = compressedSize;
            }
        }
        if (data.length >= Constants.EF_ZIP64_DSN) {
            offset = readUInt64LE(data, Constants.EF_ZIP64_RHO);
            if (_centralHeader.offset === Constants.EF_ZIP64_OR_32) {
                _centralHeader.offset = offset;
            }
        }
        if (data.length >= Constants.EF_ZIP64_DSN + 4) {
            diskNumStart = data.readUInt32LE(Constants.EF_ZIP64_DSN);
            if (_centralHeader.diskNumStart === Constants.EF_ZIP64_OR_16) {
                _centralHeader.diskNumStart = diskNumStart;
            }
        }
    }

    return {
        get entryName() {
            return decoder.decode(_entryName);
        },
        get rawEntryName() {
            return _entryName;
        },
        set entryName(val) {
            _entryName = Utils.toBuffer(val, decoder.encode);
            var lastChar = _entryName[_entryName.length - 1];
            _isDirectory = lastChar === 47 || lastChar === 92;
            _centralHeader.fileNameLength = _entryName.length;
        },

        get efs() {
            if (typeof _efs === "function") {
                return _efs(this.entryName);
            } else {
                return _efs;
            }
        },

        get extra() {
            return _extra;
        },
        set extra(val) {
            _extra = val;
            _centralHeader.extraLength = val.length;
            parseExtra(val);
        },

        get comment() {
            return decoder.decode(_comment);
        },
        set comment(val) {
            _comment = Utils.toBuffer(val, decoder.encode);
            _centralHeader.commentLength = _comment.length;
            if (_comment.length > 0xffff) throw Utils.Errors.COMMENT_TOO_LONG();
        },

        get name() {
            const n = decoder.decode(_entryName);
            // For directories the name is the last path segment; drop the trailing
            // separator first so "a/b/c/" yields "c" and not "" (issue #466).
            return _isDirectory
                ? n
                      .replace(/[/\\]$/, "")
                      .split("/")
                      .pop()
                : n.split("/").pop();
        },
        get isDirectory() {
            return _isDirectory;
        },

        getCompressedData: function () {
            return compress(false, null);
        },

        getCompressedDataAsync: function (/*Function*/ callback) {
            compress(true, callback);
        },

        setData: function (value) {
            uncompressedData = Utils.toBuffer(value, Utils.decoder.encode);
            if (!_isDirectory && uncompressedData.length) {
                _centralHeader.size = uncompressedData.length;
                _centralHeader.method = Utils.Constants.DEFLATED;
                _centralHeader.crc = Utils.crc32(value);
                _centralHeader.changed = true;
            } else {
                // folders and blank files should be stored
                _centralHeader.method = Utils.Constants.STORED;
            }
        },

        getData: function (pass) {
            if (_centralHeader.changed) {
                return uncompressedData;
            } else {
                return decompress(false, null, pass);
            }
        },

        getDataAsync: function (/*Function*/ callback, pass) {
            if (_centralHeader.changed) {
                callback(uncompressedData);
            } else {
                decompress(true, callback, pass);
            }
        },

        set attr(attr) {
            _centralHeader.attr = attr;
        },
        get attr() {
            return _centralHeader.attr;
        },

        set header(/*Buffer*/ data) {
            _centralHeader.loadFromBinary(data);
        },

        get header() {
            return _centralHeader;
        },

        packCentralHeader: function () {
            _centralHeader.flags_efs = this.efs;
            _centralHeader.extraLength = _extra.length;
            // 1. create header (buffer)
            var header = _centralHeader.centralHeaderToBinary();
            var addpos = Utils.Constants.CENHDR;
            // 2. add file name
            _entryName.copy(header, addpos);
            addpos += _entryName.length;
            // 3. add extra data
            _extra.copy(header, addpos);
            addpos += _centralHeader.extraLength;
            // 4. add file comment
            _comment.copy(header, addpos);
            return header;
        },

        packLocalHeader: function () {
            let addpos = 0;
            _centralHeader.flags_efs = this.efs;
            _centralHeader.extraLocalLength = _extralocal.length;
            // 1. construct local header Buffer
            const localHeaderBuf = _centralHeader.localHeaderToBinary();
            // 2. localHeader - crate header buffer
            const localHeader = Buffer.alloc(localHeaderBuf.length + _entryName.length + _centralHeader.extraLocalLength);
            // 2.1 add localheader
            localHeaderBuf.copy(localHeader, addpos);
            addpos += localHeaderBuf.length;
            // 2.2 add file name
            _entryName.copy(localHeader, addpos);
            addpos += _entryName.length;
            // 2.3 add extra field
            _extralocal.copy(localHeader, addpos);
            addpos += _extralocal.length;

            return localHeader;
        },

        toJSON: function () {
            const bytes = function (nr) {
                return "<" + ((nr && nr.length + " bytes buffer") || "null") + ">";
            };

            return {
                entryName: this.entryName,
                name: this.name,
                comment: this.comment,
                isDirectory: this.isDirectory,
                header: _centralHeader.toJSON(),
                compressedData: bytes(input),
                data: bytes(uncompressedData)
            };
        },

        toString: function () {
            return JSON.stringify(this.toJSON(), null, "\t");
        }
    };
};


/***/ }),

/***/ 6991:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const ZipEntry = __nccwpck_require__(2609);
const Headers = __nccwpck_require__(1907);
const Utils = __nccwpck_require__(5391);

module.exports = function (/*Buffer|null*/ inBuffer, /** object */ options) {
    var entryList = [],
        // prototype-less: entry names come from untrusted input, so keys like
        // "__proto__" or "constructor" must be plain data, not touch the prototype
        // chain (which otherwise crashes addFile and hides such entries)
        entryTable = Object.create(null),
        _comment = Buffer.alloc(0),
        mainHeader = new Headers.MainHeader(),
        loadedEntries = false;
    var password = null;
    const temporary = new Set();

    // assign options
    const opts = options;

    const { noSort, decoder } = opts;

    if (inBuffer) {
        // is a memory buffer
        readMainHeader(opts.readEntries);
    } else {
        // none. is a new file
        loadedEntries = true;
    }

    function makeTemporaryFolders() {
        const foldersList = new Set();

        // Make list of all folders in file
        for (const elem of Object.keys(entryTable)) {
            const elements = elem.split("/");
            elements.pop(); // filename
            if (!elements.length) continue; // no folders
            for (let i = 0; i < elements.length; i++) {
                const sub = elements.slice(0, i + 1).join("/") + "/";
                foldersList.add(sub);
            }
        }

        // create missing folders as temporary
        for (const elem of foldersList) {
            if (!(elem in entryTable)) {
                const tempfolder = new ZipEntry(opts);
                tempfolder.entryName = elem;
                tempfolder.attr = 0x10;
                tempfolder.temporary = true;
                entryList.push(tempfolder);
                entryTable[tempfolder.entryName] = tempfolder;
                temporary.add(tempfolder);
            }
        }
    }

    function readEntries() {
        loadedEntries = true;
        entryTable = Object.create(null);
        if (mainHeader.diskEntries > (inBuffer.length - mainHeader.offset) / Utils.Constants.CENHDR) {
            throw Utils.Errors.DISK_ENTRY_TOO_LARGE();
        }
        entryList = new Array(mainHeader.diskEntries); // total number of entries
        var index = mainHeader.offset; // offset of first CEN header
        for (var i = 0; i < entryList.length; i++) {
            var tmp = index,
                entry = new ZipEntry(opts, inBuffer);
            entry.header = inBuffer.slice(tmp, (tmp += Utils.Constants.CENHDR));

            entry.entryName = inBuffer.slice(tmp, (tmp += entry.header.fileNameLength));

            if (entry.header.extraLength) {
                entry.extra = inBuffer.slice(tmp, (tmp += entry.header.extraLength));
            }

            if (entry.header.commentLength) entry.comment = inBuffer.slice(tmp, tmp + entry.header.commentLength);

            index += entry.header.centralHeaderSize;

            // Reject archives that declare the same entry name twice. adm-zip keeps
            // every entry in entryList but only the last in entryTable, so getEntry()
            // (table) and extractAllTo() (list) could resolve one name to different
            // content: an app that validates entry bytes via getEntry() before
            // extracting could approve one file while a different one lands on disk
            // (GHSA-p634-w6r4-rjp2). Fail closed on the ambiguity.
            if (entry.entryName in entryTable) {
                throw Utils.Errors.DUPLICATE_ENTRY(`"${entry.entryName}"`);
            }

            entryList[i] = entry;
            entryTable[entry.entryName] = entry;
        }
        temporary.clear();
        makeTemporaryFolders();
    }

    function readMainHeader(/*Boolean*/ readNow) {
        var i = inBuffer.length - Utils.Constants.ENDHDR, // END header size
            max = Math.max(0, i - 0xffff), // 0xFFFF is the max zip file comment length
            n = max,
            endStart = inBuffer.length,
            endOffset = -1, // Start offset of the END header
            commentEnd = 0;

        // option to search header form entire file
        const trailingSpace = typeof opts.trailingSpace === "boolean" ? opts.trailingSpace : false;
        if (trailingSpace) max = 0;

        for (i; i >= n; i--) {
            if (inBuffer[i] !== 0x50) continue; // quick check that the byte is 'P'
            if (inBuffer.readUInt32LE(i) === Utils.Constants.ENDSIG) {
                // "PK\005\006"
                endOffset = i;
                commentEnd = i;
                endStart = i + Utils.Constants.ENDHDR;
                // We already found a regular signature, let's look just a bit further to check if there's any zip64 signature
                n = i - Utils.Constants.END64HDR;
                continue;
            }

            if (inBuffer.readUInt32LE(i) === Utils.Constants.END64SIG) {
                // Found a zip64 signature, let's continue reading the whole zip64 record
                n = max;
                continue;
            }

            if (inBuffer.readUInt32LE(i) === Utils.Constants.ZIP64SIG) {
                // Found the zip64 record, let's determine it's size
                endOffset = i;
                endStart = i + Utils.readBigUInt64LE(inBuffer, i + Utils.Constants.ZIP64SIZE) + Utils.Constants.ZIP64LEAD;
                break;
            }
        }

        if (endOffset == -1) throw Utils.Errors.INVALID_FORMAT();

        mainHeader.loadFromBinary(inBuffer.slice(endOffset, endStart));
        if (mainHeader.commentLength) {
            _comment = inBuffer.slice(commentEnd + Utils.Constants.ENDHDR);
        }
        if (readNow) readEntries();
    }

    function sortEntries() {
        if (entryList.length > 1 && !noSort) {
            // Decode + lowercase each name once rather than on every comparison:
            // the entryName getter re-decodes the underlying buffer on each access,
            // so the previous inline comparator did O(n log n) redundant decoding.
            // Ordering is unchanged (same localeCompare on the same keys).
            entryList = entryList
                .map((entry) => ({ entry, key: entry.entryName.toLowerCase() }))
                .sort((a, b) => a.key.localeCompare(b.key))
                .map((pair) => pair.entry);
        }
    }

    return {
        /**
         * Returns an array of ZipEntry objects existent in the current opened archive
         * @return Array
         */
        get entries() {
            if (!loadedEntries) {
                readEntries();
            }
            return entryList.filter((e) => !temporary.has(e));
        },

        /**
         * Archive comment
         * @return {String}
         */
        get comment() {
            return decoder.decode(_comment);
        },
        set comment(val) {
            _comment = Utils.toBuffer(val, decoder.encode);
            mainHeader.commentLength = _comment.length;
        },

        getEntryCount: function () {
            if (!loadedEntries) {
                return mainHeader.diskEntries;
            }

            return entryList.length;
        },

        forEach: function (callback) {
            this.entries.forEach(callback);
        },

        /**
         * Returns a reference to the entry with the given name or null if entry is inexistent
         *
         * @param entryName
         * @return ZipEntry
         */
        getEntry: function (/*String*/ entryName) {
            if (!loadedEntries) {
                readEntries();
            }
            return entryTable[entryName] || null;
        },

        /**
         * Adds the given entry to the entry list
         *
         * @param entry
         */
        setEntry: function (/*ZipEntry*/ entry) {
            if (!loadedEntries) {
                readEntries();
            }
            entryList.push(entry);
            entryTable[entry.entryName] = entry;
            mainHeader.totalEntries = entryList.length;
        },

        /**
         * Removes the file with the given name from the entry list.
         *
         * If the entry is a directory, then all nested files and directories will be removed
         * @param entryName
         * @returns {void}
         */
        deleteFile: function (/*String*/ entryName, withsubfolders = true) {
            if (!loadedEntries) {
                readEntries();
            }
            const entry = entryTable[entryName];
            const list = this.getEntryChildren(entry, withsubfolders).map((child) => child.entryName);

            list.forEach(this.deleteEntry);
        },

        /**
         * Removes the entry with the given name from the entry list.
         *
         * @param {string} entryName
         * @returns {void}
         */
        deleteEntry: function (/*String*/ entryName) {
            if (!loadedEntries) {
                readEntries();
            }
            const entry = entryTable[entryName];
            const index = entryList.indexOf(entry);
            if (index >= 0) {
                entryList.splice(index, 1);
                delete entryTable[entryName];
                mainHeader.totalEntries = entryList.length;
            }
        },

        /**
         *  Iterates and returns all nested files and directories of the given entry
         *
         * @param entry
         * @return Array
         */
        getEntryChildren: function (/*ZipEntry*/ entry, subfolders = true) {
            if (!loadedEntries) {
                readEntries();
            }
            if (typeof entry === "object") {
                if (entry.isDirectory && subfolders) {
                    const list = [];
                    const name = entry.entryName;

                    for (const zipEntry of entryList) {
                        if (zipEntry.entryName.startsWith(name)) {
                            list.push(zipEntry);
                        }
                    }
                    return list;
                } else {
                    return [entry];
                }
            }
            return [];
        },

        /**
         *  How many child elements entry has
         *
         * @param {ZipEntry} entry
         * @return {integer}
         */
        getChildCount: function (entry) {
            if (entry && entry.isDirectory) {
                const list = this.getEntryChildren(entry);
                return list.includes(entry) ? list.length - 1 : list.length;
            }
            return 0;
        },

        /**
         * Returns the zip file
         *
         * @return Buffer
         */
        compressToBuffer: function () {
            if (!loadedEntries) {
                readEntries();
            }
            sortEntries();

            const dataBlock = [];
            const headerBlocks = [];
            let totalSize = 0;
            let dindex = 0;

            mainHeader.size = 0;
            mainHeader.offset = 0;
            let totalEntries = 0;

            for (const entry of this.entries) {
                // compress data and set local and entry header accordingly. Reason why is called first
                const compressedData = entry.getCompressedData();
                entry.header.offset = dindex;

                // 1. construct local header
                const localHeader = entry.packLocalHeader();

                // 2. offsets
                const dataLength = localHeader.length + compressedData.length;
                dindex += dataLength;

                // 3. store values in sequence
                dataBlock.push(localHeader);
                dataBlock.push(compressedData);

                // 4. construct central header
                const centralHeader = entry.packCentralHeader();
                headerBlocks.push(centralHeader);
                // 5. update main header
                mainHeader.size += centralHeader.length;
                totalSize += dataLength + centralHeader.length;
                totalEntries++;
            }

            totalSize += mainHeader.mainHeaderSize; // also includes zip file comment length
            // point to end of data and beginning of central directory first record
            mainHeader.offset = dindex;
            mainHeader.totalEntries = totalEntries;

            dindex = 0;
            const outBuffer = Buffer.alloc(totalSize);
            // write data blocks
            for (const content of dataBlock) {
                content.copy(outBuffer, dindex);
                dindex += content.length;
            }

            // write central directory entries
            for (const content of headerBlocks) {
                content.copy(outBuffer, dindex);
                dindex += content.length;
            }

            // write main header
            const mh = mainHeader.toBinary();
            if (_comment) {
                _comment.copy(mh, mh.length - _comment.length); // add zip file comment
            }
            mh.copy(outBuffer, dindex);

            // Since we update entry and main header offsets,
            // they are no longer valid and we have to reset content
            // (Issue 64)

            inBuffer = outBuffer;
            loadedEntries = false;

            return outBuffer;
        },

        toAsyncBuffer: function (/*Function*/ onSuccess, /*Function*/ onFail, /*Function*/ onItemStart, /*Function*/ onItemEnd) {
            try {
                if (!loadedEntries) {
                    readEntries();
                }
                sortEntries();

                const dataBlock = [];
                const centralHeaders = [];
                let totalSize = 0;
                let dindex = 0;
                let totalEntries = 0;

                mainHeader.size = 0;
                mainHeader.offset = 0;

                const compress2Buffer = function (entryLists) {
                    if (entryLists.length > 0) {
                        const entry = entryLists.shift();
                        const name = entry.entryName + entry.extra.toString();
                        if (onItemStart) onItemStart(name);
                        entry.getCompressedDataAsync(function (compressedData) {
                            if (onItemEnd) onItemEnd(name);
                            entry.header.offset = dindex;

                            // 1. construct local header
                            const localHeader = entry.packLocalHeader();

                            // 2. offsets
                            const dataLength = localHeader.length + compressedData.length;
                            dindex += dataLength;

                            // 3. store values in sequence
                            dataBlock.push(localHeader);
                            dataBlock.push(compressedData);

                            // central header
                            const centalHeader = entry.packCentralHeader();
                            centralHeaders.push(centalHeader);
                            mainHeader.size += centalHeader.length;
                            totalSize += dataLength + centalHeader.length;
                            totalEntries++;

                            compress2Buffer(entryLists);
                        });
                    } else {
                        totalSize += mainHeader.mainHeaderSize; // also includes zip file comment length
                        // point to end of data and beginning of central directory first record
                        mainHeader.offset = dindex;
                        mainHeader.totalEntries = totalEntries;

                        dindex = 0;
                        const outBuffer = Buffer.alloc(totalSize);
                        dataBlock.forEach(function (content) {
                            content.copy(outBuffer, dindex); // write data blocks
                            dindex += content.length;
                        });
                        centralHeaders.forEach(function (content) {
                            content.copy(outBuffer, dindex); // write central directory entries
                            dindex += content.length;
                        });

                        const mh = mainHeader.toBinary();
                        if (_comment) {
                            _comment.copy(mh, mh.length - _comment.length); // add zip file comment
                        }

                        mh.copy(outBuffer, dindex); // write main header

                        // Since we update entry and main header offsets, they are no
                        // longer valid and we have to reset content using our new buffer
                        // (Issue 64)

                        inBuffer = outBuffer;
                        loadedEntries = false;

                        onSuccess(outBuffer);
                    }
                };

                compress2Buffer(Array.from(this.entries));
            } catch (e) {
                onFail(e);
            }
        }
    };
};


/***/ }),

/***/ 298:
/***/ ((module) => {

// A simple implementation of make-array
function makeArray (subject) {
  return Array.isArray(subject)
    ? subject
    : [subject]
}

const UNDEFINED = undefined
const EMPTY = ''
const SPACE = ' '
const ESCAPE = '\\'

// The characters that carry a meaning of their own inside a regular
//   expression, so a literal one has to be escaped before it is emitted.
const REGEX_LITERAL_SPECIAL = /[.*+?()[\]{}^$|\\/]/
const BOM = '\uFEFF'
// A run of two or more asterisks is a globstar (#175)
const REGEX_ANCHORED_GLOBSTAR = /^\/\*{2,}$/
const REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/
const REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/
const REGEX_SPLITALL_CRLF = /\r?\n/g

// Invalid:
// - /foo,
// - ./foo,
// - ../foo,
// - .
// - ..
// Valid:
// - .foo
const DOUBLE_SLASH = '//'
const SLASH_CODE = 47
const DOT_CODE = 46


const SLASH = '/'

// Do not use ternary expression here, since "istanbul ignore next" is buggy
let TMP_KEY_IGNORE = 'node-ignore'
/* istanbul ignore else */
if (typeof Symbol !== 'undefined') {
  TMP_KEY_IGNORE = Symbol.for('node-ignore')
}
const KEY_IGNORE = TMP_KEY_IGNORE

const define = (object, key, value) => {
  Object.defineProperty(object, key, {value})
  return value
}

const RETURN_FALSE = () => false

// > The range notation, e.g. [a-zA-Z],
// > can be used to match one of the characters in a range.
//
// gitignore(5) defers to fnmatch(3) for this, and git implements it in
//   `wildmatch.c`.  A bracket expression has a sub-grammar of its own, which
//   is neither the surrounding pattern grammar nor the JavaScript one:
//
//   - a `]` right after `[` or `[!` is a literal member, not the terminator
//   - `[:alpha:]` names one of twelve POSIX classes
//   - `\` escapes the next member, `]` included
//   - `*`, `?` and `.` are plain literal members
//   - an unterminated expression makes the whole pattern match nothing
//
// which means the expression can not be located -- let alone translated -- by
//   a regular expression.  It is scanned out of the pattern before the
//   replacers below run, and put back once they are done, so that neither the
//   metacharacter escaper nor the `?` / `*` replacers ever see its body.

// git classifies with its own ASCII-only ctype macros (`wildmatch.c`), never
//   with the C library ones, so these must not be mapped onto `\d` / `\w` /
//   `\s`, which are wider.  `/` is left out of every expansion, because a
//   bracket expression never matches a path separator.
const POSIX_CLASSES = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-.0-~',
  lower: 'a-z',
  print: ' -.0-~',
  punct: '!-.:-@\\[-`{-~',
  // git's `sane-ctype.h` classifies \v and \f as control, not space,
  //   unlike C's `isspace`
  space: ' \\t\\n\\r',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f'
}

const CLASS_MEMBERS_TO_ESCAPE = '\\]^-['

const escapeMember = char => CLASS_MEMBERS_TO_ESCAPE.indexOf(char) < 0
  ? char
  : ESCAPE + char

// > if (matched == negated || ((flags & WM_PATHNAME) && text_ch == '/'))
// >   return WM_ABORT_TO_STARSTAR;                     (git, `wildmatch.c`)
// A bracket expression never matches a path separator, whatever its members
//   say, so a negated class gets `/` as one more excluded character, while a
//   plain one -- where a literal member or a range could still let `/` in --
//   is guarded with a lookahead, `/` being impossible to subtract from a
//   JavaScript character class.
const NON_SLASH = '(?!\\/)'

const classSource = (negated, body) => {
  if (negated) {
    return `[^\\/${body}]`
  }

  const source = `[${body}]`

  return new RegExp(source).test('/')
    ? NON_SLASH + source
    : source
}

// Scan the bracket expression that starts at `pattern[start] === '['`,
//   mirroring the member loop of git's `wildmatch.c`.
// @returns {{end: number, source: string} | null} `null` if the expression is
//   never terminated, which makes the whole pattern match nothing.
const scanBracket = (pattern, start) => {
  const {length} = pattern
  let index = start + 1
  let negated = EMPTY

  const lead = pattern[index]
  if (lead === '!' || lead === '^') {
    negated = '^'
    index ++
  }

  let body = EMPTY

  // The member a `-` could start a range from, or EMPTY when the previous
  //   member can not open one (start of the body, or a range / POSIX class
  //   that has just closed)
  let prev = EMPTY

  // git scans the members with a do-while, so the first one is consumed
  //   unconditionally.  That is the whole reason a leading `]` is a member
  //   and not the terminator.
  for (;;) {
    const char = pattern[index]

    if (char === UNDEFINED) {
      return null
    }

    if (char === ESCAPE) {
      // A pattern can not end on a lone backslash -- `createRule` has
      //   already thrown it away -- so there is a character to read.
      const escaped = pattern[++ index]
      body += escapeMember(escaped)
      prev = escaped
    } else if (
      char === '-'
      && prev
      && index + 1 < length
      && pattern[index + 1] !== ']'
    ) {
      index ++
      let to = pattern[index]
      if (to === ESCAPE) {
        to = pattern[index += 1]
      }
      // An out-of-order range matches nothing in git but is a syntax error in
      //   JavaScript, so it is dropped.  Its lower bound stays: git tests it
      //   as a plain member before it ever looks at the `-`, so `[c-a]` does
      //   match `c`.
      if (prev <= to) {
        body += `-${escapeMember(to)}`
      }
      prev = EMPTY
    } else if (char === '[' && pattern[index + 1] === ':') {
      const nameStart = index + 2
      let end = nameStart
      while (end < length && pattern[end] !== ']') {
        end ++
      }

      if (end === length) {
        return null
      }

      if (end > nameStart && pattern[end - 1] === ':') {
        const name = pattern.slice(nameStart, end - 1)

        // An unknown class name makes the whole pattern match nothing
        if (!Object.prototype.hasOwnProperty.call(POSIX_CLASSES, name)) {
          return null
        }

        body += POSIX_CLASSES[name]
        prev = EMPTY
        index = end
      } else {
        // No `:]` to close it, so the `[` is a plain member and scanning
        //   resumes right after it.
        body += escapeMember('[')
        prev = '['
        index = nameStart - 2
      }
    } else {
      body += escapeMember(char)
      prev = char
    }

    index ++

    if (pattern[index] === ']') {
      return {
        end: index,
        source: classSource(negated, body)
      }
    }
  }
}

// An empty JavaScript class can never match, which is how a pattern that git
//   gives up on (`WM_ABORT_ALL`) is expressed here.
const NEVER_MATCH = '[]'

// A NUL can appear in neither a `.gitignore` line nor a path, which makes it
//   the one safe placeholder character.  A literal one in the pattern is
//   held aside all the same, so a collision is impossible by construction.
const PLACEHOLDER = '\u0000'
const REGEX_RESTORE_PLACEHOLDER = new RegExp(
  `${PLACEHOLDER}(\\d+)${PLACEHOLDER}`, 'g'
)

// The one wildcard the chain does not expand for itself is a trailing `*`. How
//   it expands depends on the mode (`regex` vs `checkRegex`), so `_make` is
//   left to do it, and until then the pending wildcard travels as this marker.
//   That is what keeps it apart from a user-escaped literal `\*`: the unescape
//   steps collapse the escaped one to the exact `\*` a wildcard would leave
//   behind, so by the time `_make` runs the two are otherwise the same string
//   and a literal star gets wrongly rewritten into a wildcard. The marker is a
//   private-use character, and `extractBrackets` keeps one that came out of the
//   pattern apart from it, so the only marker `_make` ever turns back into a
//   real wildcard is the one this chain put there itself.
const TRAILING_WILDCARD = '\uE000'

// A trailing "/**" is deferred the same way, because `checkRegex` has to tell
//   it apart from a trailing "/*" (see `checkSourceOf`). For `.ignores()` it
//   still never matches the folder itself (#21).
const TRAILING_DOUBLESTAR = '\uE001'

// The three characters above mean something to the chain that builds the
//   source rather than to the path, so one that came out of the pattern is
//   held aside like a bracket expression instead of going straight out. Being
//   held is what makes it safe: the restore runs after the step that anchors
//   the source, so the character comes back in the middle of the source and
//   not at its end, which is the one place `_make` and `checkSourceOf` look
//   for a marker. Without it a pattern's own character lands where a pending
//   marker sits, and `_make` turns it into a real trailing wildcard.
//
// It is held as a one-member class rather than bare, in both of the branches
//   a reserved character can reach, so that the property can be
//   read off this function alone -- a reserved character never goes out on
//   its own -- rather than depending on where in the chain the restore
//   happens to run. In the expression built here `[x]` matches exactly what
//   `x` matches, none of the three being special to a regular expression or
//   inside a class, so no test can tell the two apart: the class is insurance,
//   and the paragraph above is the reason it is not needed.
const isReserved = char =>
  char === PLACEHOLDER
  || char === TRAILING_WILDCARD
  || char === TRAILING_DOUBLESTAR

// Replace every bracket expression with a placeholder the replacers below
//   leave alone, and translate it separately.
const extractBrackets = pattern => {
  const sources = []
  const hold = source =>
    `${PLACEHOLDER}${sources.push(source) - 1}${PLACEHOLDER}`

  const {length} = pattern
  let out = EMPTY
  let index = 0

  while (index < length) {
    const char = pattern[index]

    if (char === ESCAPE) {
      // > Put a backslash ("\") in front of ... a character to make it literal.
      //                                            (gitignore(5) -> fnmatch(3))
      // A backslash quotes the next character, whatever it is, so `\d` is a
      //   literal `d`, not the regex digit class, and `\?` is a literal `?`,
      //   not a wildcard. Held aside as its literal here, the escape never
      //   reaches the replacers below, which would otherwise let `\d`, `\b`,
      //   `\1`, `\/` keep their regular-expression meaning, and would turn a
      //   `\?` into `[^\/]`.
      //
      // Three escapes are still left for the chain: `\*` (a literal star,
      //   told apart from a wildcard by `TRAILING_WILDCARD` and the wildcard
      //   replacers), `\[` (a literal bracket, the one `[` the bracket
      //   replacer still expects), and `\ ` (a quoted space, which one pass
      //   below rewrites in bulk -- holding each one aside instead costs more
      //   on a pattern built out of them).
      //
      // A quoted backslash is not among them. The chain doubles every
      //   backslash, then takes the doubling back out again, and a quoted one
      //   standing next to a character the chain also escapes left the two
      //   counts sharing a run, so one of the escapes was lost. Held here as
      //   the literal it means, it never joins that run.
      const escaped = pattern[index + 1]

      if (escaped === SLASH && index + 2 === length) {
        // Git removes a final directory slash before matching. An escape
        //   without a character after that removal makes the pattern invalid.
        out += hold(NEVER_MATCH)
      } else if (
        escaped === '*'
        || escaped === '['
        || escaped === SPACE
      ) {
        out += pattern.slice(index, index + 2)
      } else {
        out += hold(
          REGEX_LITERAL_SPECIAL.test(escaped)
            ? ESCAPE + escaped
            : isReserved(escaped)
              ? `[${escaped}]`
              : escaped
        )
      }

      index += 2
    } else if (isReserved(char)) {
      out += hold(`[${char}]`)
      index ++
    } else if (char === '[') {
      const scanned = scanBracket(pattern, index)

      if (scanned === null) {
        // git gives up on the whole pattern (`WM_ABORT_ALL`), so whatever
        //   follows can not make it match either.
        out += hold(NEVER_MATCH)
        index = length
      } else {
        out += hold(scanned.source)
        index = scanned.end + 1
      }
    } else {
      out += char
      index ++
    }
  }

  return {
    source: out,
    sources
  }
}

// A step of the chain below is normally a `[matcher, replacer]` pair handed
//   to `String.replace`. `DIRECT` marks the ones that are plain string work
//   instead, and take `(source, pattern)`.
//
// Anchoring the two ends is exactly that -- a test of one character and a
//   concatenation -- and putting it through the regular expression engine
//   cost a third of this chain for nothing: 167ns where 10ns does the same
//   job. The two are still steps in the same list, in the same places,
//   because their position in the order is part of what they mean.
const DIRECT = null

// A separator at the beginning or in the middle of a pattern, as opposed to
//   one at the very end.
const REGEX_INNER_SLASH = /\/(?!$)/
const WILDCARD = '[^\\/]*'

// > If the pattern ends with a slash,
// > it is removed for the purpose of the following description,
// > but it would only find a match with a directory.
// > In other words, foo/ will match a directory foo and paths underneath it,
// > but will not match a regular file or a symbolic link foo
// >  (this is consistent with the way how pathspec works in general in Git).
// '`foo/`' will not match regular file '`foo`' or symbolic link '`foo`'
// -> ignore-rules will not deal with it, because it costs extra `fs.stat` call
//      you could use option `mark: true` with `glob`

// '`foo/`' should not continue with the '`..`'
// The chain that turns one gitignore pattern into a regular expression
//   source, in order. A step is either
//
//   [matcher, replacer]            handed to `String.replace`
//   [matcher, replacer, required]  the same, but skipped outright unless
//                                    `required` appears in the string, which
//                                    the matcher cannot match without
//   [DIRECT, transform]            plain string work, taking (source, pattern)
//
// The `required` character is only ever a shortcut: finding it does not mean
//   the matcher will match, and not finding it means it cannot. It is there
//   because scanning for one character costs a fraction of running a matcher
//   that then finds nothing -- for the wildcard step, whose `[^\\]+`
//   backtracks its way through the whole string before giving up, 11ns
//   against 400ns.
const REPLACERS = [

  // Replace (\ ) with ' '
  // Only a space: an escaped tab or other whitespace is already a literal by
  //   the time it reaches here, and a bare tab must be left as one, not turned
  //   into a space.
  // (\ ) -> ' '
  // (\\ ) -> '\\ '
  // (\\\ ) -> '\\ '
  [
    // A run of backslashes is taken whole, from its first one, so no match
    //   ever starts again inside it -- `(\\+?) ` did, which made a long run
    //   quadratic.
    /(\\+)( ?)/g,
    (_, run, space) => space
      ? run.slice(0, run.length - run.length % 2) + SPACE
      : run,
    ESCAPE + SPACE
  ],

  // git's wildmatch() reads a run of two or more asterisks as one globstar
  //   whenever the run fills a path segment: it starts the pattern or follows
  //   a `/`, and it ends the pattern or comes before a `/`. A run of two is
  //   already `**`; a longer one is folded into `**` here, so the steps
  //   below only ever have to know `**`.
  // `***/foo` -> `**/foo`, `a/***/b` -> `a/**/b`, `a/***` -> `a/**`
  // git also takes a run beside a literal prefix (`a***/b`) or beside an
  //   escaped slash (`***\/b`) as a globstar, and this does not; the README
  //   lists both, under "A run of asterisks".
  [
    /(^|\/)\*{3,}(?=\/|$)/g,
    (_, start) => `${start}**`,
    '*'
  ],

  // Escape metacharacters
  // which is written down by users but means special for regular expressions.

  // > There are 12 characters with special meanings:
  // > - the backslash \,
  // > - the caret ^,
  // > - the dollar sign $,
  // > - the period or dot .,
  // > - the vertical bar or pipe symbol |,
  // > - the question mark ?,
  // > - the asterisk or star *,
  // > - the plus sign +,
  // > - the opening parenthesis (,
  // > - the closing parenthesis ),
  // > - and the opening square bracket [,
  // > - the opening curly brace {,
  // > These special characters are often called "metacharacters".
  [
    /[\\$.|*+(){^]/g,
    match => `\\${match}`
  ],

  [
    // > a question mark (?) matches a single character
    /(?!\\)\?/g,
    () => '[^/]',
    '?'
  ],

  // leading slash
  [

    // > A leading slash matches the beginning of the pathname.
    // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
    // A leading slash matches the beginning of the pathname
    /^\//,
    () => '^',
    SLASH
  ],

  // replace special metacharacter slash after the leading slash
  [
    /\//g,
    () => '\\/',
    SLASH
  ],

  [
    // > A leading "**" followed by a slash means match in all directories.
    // > For example, "**/foo" matches file or directory "foo" anywhere,
    // > the same as pattern "foo".
    // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
    // >   under directory "foo".
    // Notice that the '*'s have been replaced as '\\*'
    /^\^*(?:\\\*\\\*\\\/)+/,

    // '**/foo' <-> 'foo'
    () => '(?:^|\\/)',
    '*'
  ],

  // starting
  [
    // there will be no leading '/'
    //   (which has been replaced by section "leading slash")
    // If starts with '**', adding a '^' to the regular expression also works
    DIRECT,
    (source, pattern) => {
      // Nothing to anchor to, or already anchored (`^` or `(?:^|\/)`)
      if (!source || source[0] === '^' || source[0] === '(') {
        return source
      }

      // If has a slash `/` at the beginning or middle
      const anchor = !REGEX_INNER_SLASH.test(pattern)
        // > Prior to 2.22.1
        // > If the pattern does not contain a slash /,
        // >   Git treats it as a shell glob pattern
        // Actually, if there is only a trailing slash,
        //   git also treats it as a shell glob pattern

        // After 2.22.1 (compatible but clearer)
        // > If there is a separator at the beginning or middle (or both)
        // > of the pattern, then the pattern is relative to the directory
        // > level of the particular .gitignore file itself.
        // > Otherwise the pattern may also match at any level below
        // > the .gitignore level.
        ? '(?:^|\\/)'

        // > Otherwise, Git treats the pattern as a shell glob suitable for
        // >   consumption by fnmatch(3)
        : '^'

      return anchor + source
    }
  ],

  // two globstars
  [
    // Use lookahead assertions so that we could match more than one `'/**'`
    /\\\/\\\*\\\*(?=\\\/|$)/g,

    // Zero, one or several directories
    // should not use '*', or it will be replaced by the next replacer

    // Check if it is not the last `'/**'`
    (_, index, str) => index + 6 < str.length

      // case: /**/ at the end of the pattern, i.e. a trailing `'/**/'`
      // > A trailing `"/**/"` (a trailing `"/**"` restricted to directories)
      // >   matches everything inside, but it should not match the current
      // >   folder itself, so it requires at least one directory segment.
      // 'a/**/' matches 'a/b/', 'a/x/y/' but not 'a/'
      ? str.slice(index + 6) === '\\/'
        ? '(?:\\/[^\\/]+)+'

        // case: /**/
        // > A slash followed by two consecutive asterisks then a slash matches
        // >   zero or more directories.
        // > For example, "a/**/b" matches "a/b", "a/x/b", "a/x/y/b" and so on.
        // '/**/'
        : '(?:\\/[^\\/]+)*'

      // case: /**
      // > A trailing `"/**"` matches everything inside.

      // #21: everything inside but it should not include the current folder,
      //   resolved by `_make`
      : `\\/${TRAILING_DOUBLESTAR}`,
    '*'
  ],

  // normal intermediate wildcards
  [
    // Never replace escaped '*'
    // ignore rule '\*' will match the path '*'

    // 'abc.*/' -> go
    // 'abc.*'  -> skip this rule,
    //    coz trailing single wildcard will be handed by [trailing wildcard]
    /(^|[^\\])(?:\\\*)+(?!$)/g,

    // '*.js' matches '.js'
    // '*.js' doesn't match 'abc'
    // 1. An asterisk "*" matches anything except a slash.
    // 2. Other consecutive asterisks are considered regular asterisks
    //    and collapse into one non-slash wildcard run.
    (_, p1) => p1 + WILDCARD,
    '*'
  ],

  // trailing wildcard, held apart from a literal star
  [
    // The step above leaves a trailing `*` alone, so a single `\*` is all that
    //   can be left at the end here, and what stands in front of it says which
    //   kind it is. A wildcard arrives as the escaper wrote it, `\*` with
    //   nothing before it; a literal arrives as the user's own escape, which
    //   the escaper doubled, and then the star's own -- `\\` and then `\*`.
    //   There is no third case: every backslash still reaching the chain is
    //   one `\*`, `\[` or `\ ` carries itself, and each is followed by its
    //   own character, so a longer run can never form. This runs while the
    //   two are still distinct, before the unescape steps below collapse the
    //   literal onto the very `\*` a wildcard leaves behind.
    /(^|[^\\])((?:\\\\)*)\\\*$/,

    (match, p1, p2) =>
      p2 === EMPTY
        // A real wildcard: carry it to `_make` as the marker, so the unescape
        //   steps and the trailing-wildcard rewrite can never mistake it for a
        //   literal `\*` (nor the reverse).
        ? p1 + TRAILING_WILDCARD
        // A literal star: leave it exactly as it stands for the unescape steps.
        : match,
    '*'
  ],

  [
    // unescape, revert step 3 except for back slash
    // For example, if a user escape a '\\*',
    // after step 3, the result will be '\\\\\\*'
    /\\\\\\(?=[$.|*+(){^])/g,
    () => ESCAPE,
    ESCAPE + ESCAPE
  ],

  [
    // '\\\\' -> '\\'
    /\\\\/g,
    () => ESCAPE,
    ESCAPE + ESCAPE
  ],

  [
    // Every real bracket expression -- POSIX classes included -- has already
    //   been held aside by `extractBrackets`, so the only `[` left in the
    //   pattern is an escaped, literal one.

    // A backslash could only stand at the end of the range if it quoted the
    //   `]`, and `\]` is held aside long before this.
    /\\\[([^\]/]*?)($|\])/g,

    // '\\[bar]' -> '\\\\[bar]'
    (match, range, close) => `\\[${range}${close}`,
    '['
  ],

  // ending
  [
    // 'js' will not match 'js.'
    // 'ab' will not match 'abc'
    DIRECT,

    // WTF!
    // https://git-scm.com/docs/gitignore
    // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
    // which re-fixes #24, #38

    // > If there is a separator at the end of the pattern then the pattern
    // > will only match directories, otherwise the pattern can match both
    // > files and directories.

    // 'js*' will not match 'a.js'
    // 'js/' will not match 'a.js'
    // 'js' will match 'a.js' and 'a.js/'
    source => {
      const last = source[source.length - 1]

      // The pattern is empty, or ends in a pending marker `_make` owns --
      //   the trailing wildcard, or a trailing "/**". A trailing `*` that is
      //   not the marker is a literal star, which anchors like any other
      //   final character.
      if (!last || last === TRAILING_WILDCARD || last === TRAILING_DOUBLESTAR) {
        return source
      }

      return last === SLASH
        // foo/ will not match 'foo'
        ? `${source}$`
        // foo matches 'foo' and 'foo/'
        : `${source}(?=$|\\/$)`
    }
  ]
]

const REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\uE000$/
const MODE_IGNORE = 'regex'
const MODE_CHECK_IGNORE = 'checkRegex'
const UNDERSCORE = '_'

const replaceTrailingWildcard = (_, p1) => {
  const prefix = p1
    // '\^':
    // '/*' does not match EMPTY
    // '/*' does not match everything

    // '\\\/':
    // 'abc/*' does not match 'abc/'
    ? `${p1}[^/]+`

    // 'a*' matches 'a'
    // 'a*' matches 'aa'
    : '[^/]*'

  return `${prefix}(?=$|\\/$)`
}

const REGEX_REPLACE_TRAILING_DOUBLESTAR = /\uE001$/

// 'abc/**' matches everything under 'abc', but not 'abc/' itself (#21):
//   requiring one arbitrary character (line terminators included, #176)
//   after 'abc/' is necessary and sufficient for `.test(path)`.
const replaceTrailingDoublestar = () => '[\\s\\S]'

// The fixed piece between the wildcard at `at` and the next wildcard of the
//   run: the tokens that separate them, joined as they appear in the source.
//   A run never holds two wildcards in a row, so there is always at least one
//   token.
const separatorAfter = (run, at) => {
  let separator = EMPTY

  for (let index = at + 1; index < run.length && !run[index].wildcard; index ++) {
    separator += run[index].single
  }

  return separator
}

// Where a run of non-slash wildcards is split by fixed pieces --
//   `[^/]*ab[^/]*cd...` -- the engine has many equivalent ways to lay the
//   input across the wildcards, and on input that does not match it works
//   through all of them, so the time grows with the number of wildcards
//   rather than the length of the path. Every wildcard but the last in such a
//   run can be pinned to stop where the piece after it begins, which leaves
//   one way to lay out the input and no rewinding, without changing which
//   paths match: the fixed pieces still bound the count, and the last
//   wildcard still absorbs the rest.
//
// A wildcard is pinned to the whole piece, never to the piece's first
//   character. The pin leaves no way back, so a wildcard that stopped at that
//   first character would hand over wherever the character happens to turn
//   up, including the places the rest of the piece cannot follow -- which is
//   how `f*o/*/*` came to miss `foo/b/c`, the first `o` of `foo` not being
//   the one the `o/` after it needs. Every token of a piece matches exactly
//   one character, so the first place the whole piece fits is the leftmost
//   place it can sit, and whatever is left over goes to the wildcards that
//   follow.
//
// The source is read one token at a time -- a wildcard, a single-character
//   piece (a literal, an escape, a class), or a parenthesised group or anchor
//   that ends the run -- so only a genuine wildcard is touched.
const pinWildcards = source => {
  if (source.indexOf(WILDCARD) < 0) {
    return source
  }

  const tokens = []
  const {length} = source
  let index = 0

  while (index < length) {
    const char = source[index]

    if (source.startsWith(WILDCARD, index)) {
      tokens.push({wildcard: true})
      index += WILDCARD.length
    } else if (char === '[') {
      let end = index + 1

      if (source[end] === '^') {
        end ++
      }

      if (source[end] === ']') {
        end ++
      }

      while (end < length && source[end] !== ']') {
        end += source[end] === ESCAPE
          ? 2
          : 1
      }

      end ++
      tokens.push({single: source.slice(index, end)})
      index = end
    } else if (char === ESCAPE) {
      tokens.push({single: source.slice(index, index + 2)})
      index += 2
    } else if (char === '(') {
      let depth = 0
      let end = index

      do {
        if (source[end] === ESCAPE) {
          end ++
        } else if (source[end] === '(') {
          depth ++
        } else if (source[end] === ')') {
          depth --
        }

        end ++
      } while (end < length && depth > 0)

      if ('*+?'.indexOf(source[end]) >= 0) {
        end ++
      }

      tokens.push({boundary: source.slice(index, end)})
      index = end
    } else if (char === '^' || char === '$') {
      tokens.push({boundary: char})
      index ++
    } else {
      tokens.push({single: char})
      index ++
    }
  }

  let out = EMPTY
  let run = []

  const flush = () => {
    let lastWildcard

    run.forEach((token, at) => {
      if (token.wildcard) {
        lastWildcard = at
      }
    })

    run.forEach((token, at) => {
      if (!token.wildcard) {
        out += token.single
        return
      }

      // Every wildcard but the last is pinned to the whole piece that
      //   follows it, for the reason set out above this function. The last
      //   one stays as it is and takes up the rest.
      out += at === lastWildcard
        ? WILDCARD
        : `(?:(?!${separatorAfter(run, at)})[^\\/])*`
    })

    run = []
  }

  tokens.forEach(token => {
    if (token.boundary === undefined) {
      run.push(token)
      return
    }

    flush()
    out += token.boundary
  })

  flush()

  return out
}

// @param {pattern}
const makeRegexPrefix = pattern => {
  // `/**` matches every path, as `**` does. The translation below only finds
  //   a globstar beside a slash it keeps, and the leading one is turned into
  //   an anchor, so `/**` would come out as `/*` and match one level only.
  //   Here rather than in `createRule`, so that `checkSourceOf`, which
  //   compiles `/**/` again without its trailing slash, gets it too.
  if (REGEX_ANCHORED_GLOBSTAR.test(pattern)) {
    pattern = '**'
  }

  const {source, sources} = extractBrackets(pattern)

  const replaced = REPLACERS.reduce(
    // A pass whose matcher finds nothing hands back the very string it was
    //   given, so asking first costs a search and saves a rewrite. Ten of the
    //   fifteen passes never fire for a typical .gitignore line, and between
    //   them they were 45% of this chain.
    (prev, [matcher, replacer, required]) => {
      if (matcher === DIRECT) {
        return replacer(prev, pattern)
      }

      if (required !== UNDEFINED && prev.indexOf(required) < 0) {
        return prev
      }

      // A pass whose matcher finds nothing hands back the very string it was
      //   given, so asking first costs a search and saves a rewrite.
      return matcher.test(prev)
        ? prev.replace(matcher, replacer.bind(pattern))
        : prev
    },
    source
  )

  // Most patterns hold no bracket expression at all, and then there is
  //   nothing to put back.
  return sources.length
    ? replaced.replace(
      REGEX_RESTORE_PLACEHOLDER,
      (match, index) => sources[index]
    )
    : replaced
}

// `checkRegex` tests a path with a trailing slash, 'abc/', the way
//   `git check-ignore` matches that literal string once the directory itself
//   is known not to be excluded (see `checkIgnore`): a trailing '/' of the
//   pattern is dropped, a basename pattern sees an empty basename, and only a
//   pattern whose last segment is a pending wildcard can match what is left
//   after the final slash -- 'abc/*' and 'abc/**' match 'abc/', and 'abc/**'
//   also matches 'abc/d/' (#77, #169).
const checkSourceOf = (body, prefix) => {
  if (body[body.length - 1] === SLASH) {
    prefix = makeRegexPrefix(body.slice(0, - 1))
  }

  const head = prefix.slice(0, - 1)
  const last = prefix[prefix.length - 1]

  return last === TRAILING_WILDCARD
    ? `${head}$`
    : last === TRAILING_DOUBLESTAR
      ? head
      : NEVER_MATCH
}

// A trailing slash does not stop a pattern being basename-only: it restricts
//   the match to a directory, it does not let the pattern reach across one.
//   Everything else a pattern can hold -- a wildcard, a character class, an
//   escape -- stays inside a single path segment too, so a pattern with no
//   separator in it can only ever describe the last one.
const matchesBasename = body => {
  const index = body.indexOf(SLASH)

  return index < 0 || index === body.length - 1
}

// The last segment of a path, keeping a trailing slash, because a pattern that
//   ends in one matches only a directory.
// 'a/b/c.js' -> 'c.js';  'a/b/' -> 'b/';  'c.js' -> 'c.js' (no copy made)
const basenameOf = path => {
  const end = path.length - 1

  const index = path.lastIndexOf(
    SLASH,
    path[end] === SLASH
      ? end - 1
      : end
  )

  return index < 0
    ? path
    : path.slice(index + 1)
}

// The parent directory of a path, with its trailing separator, or EMPTY when
//   the path has none.
// 'a/b/c' -> 'a/b/';  'a/b/' -> 'a/';  'a' -> EMPTY;  'a/' -> EMPTY
//
// A path holding an empty segment has to be taken apart, because its
//   ancestors are not prefixes of it: the parent of 'a//b' is 'a/', not
//   'a//', and the parent of '/a/' is nothing at all. Both shapes reach here
//   -- 'a//b' is accepted outright, and `checkIgnore` does not put the path
//   it is given through the relative-path check.
//
// Every other path is a prefix of itself, and cutting one costs a fraction of
//   splitting it into an array and joining that back at every level: 73ns
//   against 207ns.
const parentOf = path => {
  if (
    path.charCodeAt(0) === SLASH_CODE
    || path.indexOf(DOUBLE_SLASH) >= 0
  ) {
    const slices = path.split(SLASH).filter(Boolean)

    slices.pop()

    return slices.length
      ? slices.join(SLASH) + SLASH
      : EMPTY
  }

  const end = path.length - 1

  // Look back from before a trailing separator, since that one belongs to the
  //   path itself.
  //
  // A negative place to start would be a trap here: `lastIndexOf` clamps one
  //   to 0 and searches there rather than reporting no match, so '/' would
  //   come back as its own parent and the walk would never end. It cannot
  //   happen -- that is the only path short enough to produce one, and the
  //   test above has already sent it the other way.
  const cut = path.lastIndexOf(
    SLASH,
    path.charCodeAt(end) === SLASH_CODE
      ? end - 1
      : end
  )

  return cut < 0
    ? EMPTY
    : path.slice(0, cut + 1)
}

const isString = subject => typeof subject === 'string'

// Blank lines, comments and trailing lone backslashes are told by
//   `createRule`, once the pattern is normalized.
const checkPattern = pattern => pattern
  && isString(pattern)

// Git drops one CR before each LF, and one at the end of a final line that
//   has no LF after it.
const splitPattern = pattern => (
  pattern[pattern.length - 1] === '\r'
    ? pattern.slice(0, - 1)
    : pattern
)
.split(REGEX_SPLITALL_CRLF)
.filter(Boolean)

class IgnoreRule {
  constructor (
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    prefix
  ) {
    this.pattern = pattern
    this.mark = mark
    this.negative = negative

    define(this, 'body', body)
    define(this, 'ignoreCase', ignoreCase)
    define(this, 'regexPrefix', prefix)
  }

  // Worked out on first use and kept behind an own property, the way `regex`
  //   caches itself in `_regex`. Deciding it in the constructor instead would
  //   add a fourth `defineProperty` to every rule ever built, which cost 4% of
  //   every compile -- including the compiles of rules that are never matched
  //   against anything.
  get _basenameOnly () {
    return define(this, '_basenameOnly', matchesBasename(this.body))
  }

  get regex () {
    const key = UNDERSCORE + MODE_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_IGNORE, key)
  }

  get checkRegex () {
    const key = UNDERSCORE + MODE_CHECK_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_CHECK_IGNORE, key)
  }

  _make (mode, key) {
    const str = pinWildcards(
      mode === MODE_IGNORE
        ? this.regexPrefix
        .replace(REGEX_REPLACE_TRAILING_WILDCARD, replaceTrailingWildcard)
        .replace(REGEX_REPLACE_TRAILING_DOUBLESTAR, replaceTrailingDoublestar)
        : checkSourceOf(this.body, this.regexPrefix)
    )

    const regex = this.ignoreCase
      ? new RegExp(str, 'i')
      : new RegExp(str)

    return define(this, key, regex)
  }
}

const hasTrailingBackslash = str => {
  let count = 0

  while (str[str.length - count - 1] === ESCAPE) {
    count ++
  }

  return count % 2 === 1
}

// Read a line the way git does: when `stripLineEnd` is set (an unsplit array
//   or object pattern), drop any trailing blank lines along with the LF
//   before each and at most one CR at the end of the line; then trim trailing
//   spaces in the same backward pass. Git trims spaces only, and a space
//   escaped by an odd run of backslashes stays, unescaped, as the last one.
// Scanned from the end: a regular expression can only try each start in
//   turn, which is quadratic over a long run of spaces or backslashes.
// 'a  ' -> 'a';  'a\ ' -> 'a ';  'a\\ ' -> 'a\\';  'a\t' -> 'a\t'
// 'a\r\n' -> 'a';  'a\r\r' -> 'a\r';  'a\n\r' -> 'a'
const trimEnd = (body, stripLineEnd) => {
  let lineEnd = body.length
  let end

  for (;;) {
    if (stripLineEnd && body[lineEnd - 1] === '\r') {
      lineEnd --
    }

    end = lineEnd

    while (body[end - 1] === SPACE) {
      end --
    }

    if (!stripLineEnd || body[end - 1] !== '\n') {
      break
    }

    lineEnd = end - 1
  }

  if (end === lineEnd) {
    return body.slice(0, lineEnd)
  }

  let backslashes = 0

  while (body[end - backslashes - 1] === ESCAPE) {
    backslashes ++
  }

  return backslashes % 2
    ? body.slice(0, end - 1) + SPACE
    : body.slice(0, end)
}

const createRule = (
  pattern,
  mark,
  ignoreCase,
  stripLineEnd,
  stripBOM
) => {
  // Git drops a BOM before it reads the first line, so before anything else.
  let body = stripBOM && pattern[0] === BOM
    ? pattern.slice(1)
    : pattern

  // > A line starting with # serves as a comment.
  if (body[0] === '#') {
    return
  }

  let negative = false

  // > An optional prefix "!" which negates the pattern;
  if (body[0] === '!') {
    negative = true
    body = body.slice(1)
  }

  // Normalize the body before checking which slashes anchor the pattern.
  //   Otherwise `bar/ ` is mistaken for a pattern containing an inner slash.
  //   A line from `splitPattern` has already lost its line ending, so only a
  //   trailing space remains to trim there.
  const last = body[body.length - 1]

  if (
    last === SPACE
    || stripLineEnd && (last === '\r' || last === '\n')
  ) {
    body = trimEnd(body, stripLineEnd)
  }

  // > A blank line matches no files, so it can serve as a separator for
  // >   readability.
  // Nor does a lone "!", a pattern ending on an unpaired backslash, or
  //   anything else left empty here: an empty pattern would compile to a
  //   regex matching every path.
  if (!body || hasTrailingBackslash(body)) {
    return
  }

  body = body
  // > Put a backslash ("\") in front of the first "!" for patterns that
  // >   begin with a literal "!", for example, `"\!important!.txt"`.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, '!')
  // > Put a backslash ("\") in front of the first hash for patterns that
  // >   begin with a hash.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, '#')

  const regexPrefix = makeRegexPrefix(body)

  return new IgnoreRule(
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    regexPrefix
  )
}

class RuleManager {
  constructor (ignoreCase) {
    this._ignoreCase = ignoreCase
    this._rules = []

    // How many of the rules git would tag `EXC_FLAG_NODIR`.
    //
    // The scan uses it to decide, once for the whole set, whether handing
    //   those rules the basename is worth what it costs the others. The
    //   shortcut saves a full-path scan on every rule it applies to and costs
    //   a check on every rule it does not, so a set where almost nothing is
    //   basename-only comes out behind -- a 955 pattern set with 44 of them
    //   measured 19% slower with the shortcut always on.
    //
    // Deciding this by measurement rather than by meaning is safe: a
    //   basename-only pattern gives the very same answer against the whole
    //   path, it just takes longer to say so. The choice can only change how
    //   fast the scan runs, never what it returns.
    this._basenameCount = 0
  }

  _add (pattern, index) {
    // #32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules._rules)
      this._basenameCount += pattern._rules._basenameCount
      this._added = true
      return
    }

    const isStr = isString(pattern)
    const raw = isStr
      ? pattern
      : pattern.pattern

    const rule = checkPattern(raw)
      && createRule(
        raw,
        isStr ? UNDEFINED : pattern.mark,
        this._ignoreCase,
        !this._split,
        this._stripBOM && !index
      )

    if (rule) {
      this._added = true
      this._rules.push(rule)

      // Deliberately not `rule._basenameOnly`: reading that would materialise
      //   the rule's own copy, and the whole point of leaving it lazy is that
      //   a rule which is compiled and never matched never pays for it.
      if (matchesBasename(rule.body)) {
        this._basenameCount ++
      }
    }
  }

  // @param {Array<string> | string | Ignore} pattern
  add (pattern) {
    this._added = false
    this._split = isString(pattern)
    this._stripBOM = !this._split || pattern[0] === BOM

    makeArray(
      this._split
        ? splitPattern(pattern)
        : pattern
    ).forEach(this._add, this)

    if (this._added) {
      this._literalRules = UNDEFINED
    }

    return this._added
  }

  // Match the literal 'abc/' for `checkIgnore`, last rule wins. Only a rule
  //   ending in a wildcard can match it (see `checkSourceOf`), so the rest
  //   are left out once, rather than tested or compiled for every path.
  testLiteral (path) {
    const rules = this._literalRules || (
      this._literalRules = this._rules.filter(
        ({body}) => body[body.length - (
          body[body.length - 1] === SLASH ? 2 : 1
        )] === '*'
      )
    )

    let ignored = false
    let unignored = false
    let matchedRule

    for (let index = rules.length - 1; index >= 0; index --) {
      const rule = rules[index]

      if (rule.checkRegex.test(path)) {
        ignored = !rule.negative
        unignored = rule.negative
        matchedRule = rule.negative
          ? UNDEFINED
          : rule
        break
      }
    }

    const ret = {
      ignored,
      unignored
    }

    if (matchedRule) {
      ret.rule = matchedRule
    }

    return ret
  }

  // Test one single path without recursively checking parent directories
  //
  // - mode `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`

  // @returns {TestResult}
  test (path, mode) {
    // Most of a .gitignore is patterns with no slash in them, and running
    //   those against the whole path makes the regular expression engine walk
    //   every directory name on the way to the only segment that could match.
    //   Handing them the basename instead is what git does, and it is where
    //   the time in a directory walk goes: the rule scan was two thirds of it.
    const rules = this._rules
    const {length} = rules

    const shortcut = this._basenameCount * 2 >= length

    const basename = shortcut
      ? basenameOf(path)
      : path

    // The last rule to match decides, as in git, and it is the rule
    //   `git check-ignore -v` reports, so the scan runs from the end and stops
    //   at the first match.
    // A plain loop rather than `forEach`, so that `path`, `basename` and
    //   `shortcut` are locals. As a callback they became closure variables,
    //   and reaching for one of those once per rule cost 10% of a scan over a
    //   large rule set -- more than the shortcut they were there to serve.
    for (let index = length - 1; index >= 0; index --) {
      const rule = rules[index]

      if (rule[mode].test(
        shortcut && rule._basenameOnly
          ? basename
          : path
      )) {
        const {negative} = rule

        const ret = {
          ignored: !negative,
          unignored: negative
        }

        if (!negative) {
          ret.rule = rule
        }

        return ret
      }
    }

    return {
      ignored: false,
      unignored: false
    }
  }
}

const throwError = (message, Ctor) => {
  throw new Ctor(message)
}

const checkPath = (path, originalPath, doThrow) => {
  if (!isString(path)) {
    return doThrow(
      `path must be a string, but got \`${originalPath}\``,
      TypeError
    )
  }

  // We don't know if we should ignore EMPTY, so throw
  if (!path) {
    return doThrow(`path must not be empty`, TypeError)
  }

  // Check if it is a relative path
  if (checkPath.isNotRelative(path)) {
    const r = '`path.relative()`d'
    return doThrow(
      `path should be a ${r} string, but got "${originalPath}"`,
      RangeError
    )
  }

  return true
}

// > pathname should be a `path.relative()`d one
//
// The same thing `REGEX_TEST_INVALID_PATH` says, spelled out: a path is not
//   relative if it begins with a separator, or with `./` or `../`, or is
//   nothing but `.` or `..`. Every match is decided by the first three
//   characters, and this runs on every path handed to the library -- where it
//   was 55% of a cached lookup, more than the cache lookup itself.
const isNotRelative = path => {
  const first = path.charCodeAt(0)

  if (first === SLASH_CODE) {
    return true
  }

  if (first !== DOT_CODE) {
    return false
  }

  // '.'
  if (path.length === 1) {
    return true
  }

  const second = path.charCodeAt(1)

  // './'
  if (second === SLASH_CODE) {
    return true
  }

  if (second !== DOT_CODE) {
    return false
  }

  // '..' or '../'
  return path.length === 2 || path.charCodeAt(2) === SLASH_CODE
}

checkPath.isNotRelative = isNotRelative

// On windows, the following function will be replaced
/* istanbul ignore next */
checkPath.convert = p => p


const convertPath = target =>
  isString(target) && checkPath.convert(target)


class Ignore {
  constructor ({
    ignorecase = true,
    ignoreCase = ignorecase,
    allowRelativePaths = false
  } = {}) {
    define(this, KEY_IGNORE, true)

    this._rules = new RuleManager(ignoreCase)
    this._strictPathCheck = !allowRelativePaths
    this._initCache()
  }

  _initCache () {
    // A cache for the result of `.ignores()`
    this._ignoreCache = Object.create(null)

    // A cache for the result of `.test()`
    this._testCache = Object.create(null)
  }

  add (pattern) {
    if (this._rules.add(pattern)) {
      // Some rules have just added to the ignore,
      //   making the behavior changed,
      //   so we need to re-initialize the result cache
      this._initCache()
    }

    return this
  }

  // legacy
  addPattern (pattern) {
    return this.add(pattern)
  }

  // @returns {TestResult}
  _test (originalPath, cache, path) {
    checkPath(
      path,
      originalPath,
      this._strictPathCheck
        ? throwError
        : RETURN_FALSE
    )

    return path
      ? this._t(path, cache)
      : {
        ignored: false,
        unignored: false
      }
  }

  checkIgnore (target) {
    // A Windows path is converted first, so that a directory given with a
    //   trailing separator, `\` or `/`, is told the same way
    const path = convertPath(target)

    // If the path does not end with a slash, `.ignores()` is much equivalent
    //   to `git check-ignore`
    if (!path || path.charCodeAt(path.length - 1) !== SLASH_CODE) {
      return this._test(target, this._testCache, path)
    }

    // Like `git check-ignore`: a directory excluded by itself or by an
    //   ancestor settles it, and only then is the literal 'abc/' matched
    //   against the rules (see `checkSourceOf`).
    const dir = this._t(path, this._testCache)

    if (dir.ignored) {
      return dir
    }

    const literal = this._rules.testLiteral(path)

    return literal.ignored || literal.unignored
      ? literal
      : dir
  }

  _t (
    // The path to be tested
    path,

    // The cache for the result of a certain checking
    cache
  ) {
    if (path in cache) {
      return cache[path]
    }

    const parentPath = parentOf(path)

    // If the path contains a parent directory, check the parent first
    const parent = parentPath
      ? this._t(parentPath, cache)
      : UNDEFINED

    return cache[path] = parent && parent.ignored
      // > It is not possible to re-include a file if a parent directory of
      // >   that file is excluded.
      ? parent
      : this._rules.test(path, MODE_IGNORE)
  }

  ignores (path) {
    return this._test(path, this._ignoreCache, convertPath(path)).ignored
  }

  createFilter () {
    return path => !this.ignores(path)
  }

  filter (paths) {
    return makeArray(paths).filter(this.createFilter())
  }

  // @returns {TestResult}
  test (path) {
    return this._test(path, this._testCache, convertPath(path))
  }
}

const factory = options => new Ignore(options)

const isPathValid = path =>
  checkPath(convertPath(path), path, RETURN_FALSE)

/* istanbul ignore next */
const setupWindows = () => {
  /* eslint no-control-regex: "off" */
  const makePosix = str => /^\\\\\?\\/.test(str)
  || /["<>|\u0000-\u001F]+/u.test(str)
    ? str
    : str.replace(/\\/g, '/')

  checkPath.convert = makePosix

  // 'C:\\foo'     <- 'C:\\foo' has been converted to 'C:/'
  // 'd:\\foo'
  const REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i
  checkPath.isNotRelative = path =>
    REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path)
    || isNotRelative(path)
}


// Windows
// --------------------------------------------------------------
/* istanbul ignore next */
if (
  // Detect `process` so that it can run in browsers.
  typeof process !== 'undefined'
  && process.platform === 'win32'
) {
  setupWindows()
}

// COMMONJS_EXPORTS ////////////////////////////////////////////////////////////

module.exports = factory

// Although it is an anti-pattern,
//   it is still widely misused by a lot of libraries in github
// Ref: https://github.com/search?q=ignore.default%28%29&type=code
factory.default = factory

module.exports.isPathValid = isPathValid

// For testing purposes
define(module.exports, Symbol.for('setupWindows'), setupWindows)


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
exports.debug = debug; // for test


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 1047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ core_debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, group, markdownSummary, platform, saveState, setCommandEcho, setFailed, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./build/node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(7716);
;// CONCATENATED MODULE: ./build/node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 7716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./build/node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./build/node_modules/undici/index.js
const ProxyAgent = undefined

;// CONCATENATED MODULE: ./build/node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 8179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

const systemClock = {
    now: () => new Date(),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal });
        }
        catch (error) {
            signal.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   K2: () => (/* binding */ CloudError),
/* harmony export */   h3: () => (/* binding */ isSignIn)
/* harmony export */ });
function isSignIn(operation) {
    return operation !== 'ShowFunctionConfig' && operation !== 'UpdateFunctionCode';
}
/** A call to the cloud that failed. The message is the service's own, unescaped. */
class CloudError extends Error {
    data;
    constructor(message, data) {
        super(message);
        this.name = 'CloudError';
        this.data = data;
    }
}
/**
 * Credentials could not be obtained. No `CloudError`, so that nothing tries again what was tried as
 * often as it may be, or asks what a function holds after an update that was never sent.
 */
class SignInError extends Error {
    reason;
    constructor(reason) {
        super(reason.kind === 'refused' ? reason.error.message : reason.message);
        this.name = 'SignInError';
        this.reason = reason;
    }
}


/***/ }),

/***/ 8023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ ConnectionError),
  C: () => (/* binding */ networkTransport)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
var external_node_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_http_, 2);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
var external_node_https_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_https_namespaceObject, 2);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:stream/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: ./build/node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(7716);
;// CONCATENATED MODULE: ./build/src/cloud/transport.js





/** There is no answer, or not the whole of it. */
class ConnectionError extends Error {
    phase;
    /** Node's error code, such as ECONNRESET, where there is one. */
    code;
    constructor(phase, message, code) {
        super(message);
        this.name = 'ConnectionError';
        this.phase = phase;
        this.code = code;
    }
}
const LIMITS = {
    connect: 10_000,
    progress: 60_000,
    answerToPut: 300_000,
    answerBytes: 8 * 1024 * 1024,
};
/**
 * The real network. `@actions/http-client` only chooses the agent, which is where proxies are
 * obeyed (HTTPS_PROXY, NO_PROXY): of an answer that breaks off in the middle its `readBody` never
 * hears, and it follows redirects with credentials to other hosts (seen with 4.0.1).
 */
function networkTransport(userAgent, limits = LIMITS) {
    return {
        async send(request, signal) {
            signal.throwIfAborted();
            const exchange = new Exchange(request, limits);
            const giveUp = () => {
                exchange.abort(reasonOf(signal));
            };
            signal.addEventListener('abort', giveUp, { once: true });
            try {
                return await exchange.run(agentFor(request.url), userAgent);
            }
            finally {
                signal.removeEventListener('abort', giveUp);
            }
        },
    };
}
function reasonOf({ reason }) {
    return reason instanceof Error ? reason : new Error(String(reason));
}
/** A client of its own each time: one that is shared hands an agent of http to an https address. */
function agentFor(url) {
    return new lib/* HttpClient */.Qq(undefined, [], { keepAlive: false }).getAgent(url.href);
}
/** One request and its answer, under a watchdog that knows which limit holds in which phase. */
class Exchange {
    phase = 'connecting';
    timer;
    open;
    /** Why we ended it ourselves; goes before what the socket says about its end. */
    ended;
    request;
    limits;
    constructor(request, limits) {
        this.request = request;
        this.limits = limits;
    }
    async run(agent, userAgent) {
        this.watch('connecting');
        try {
            const request = this.start(agent, userAgent);
            const message = await this.answerTo(request);
            const body = await this.read(message);
            return { status: message.statusCode ?? 0, headers: message.headers, body };
        }
        catch (error) {
            throw this.ended ?? this.lost(error);
        }
        finally {
            clearTimeout(this.timer);
            this.open?.destroy();
        }
    }
    abort(reason) {
        this.ended ??= reason;
        this.open?.destroy();
    }
    start(agent, userAgent) {
        const { method, url, body, headers } = this.request;
        const { request: open } = url.protocol === 'http:' ? external_node_http_namespaceObject : external_node_https_namespaceObject_0;
        const length = body === undefined ? {} : { 'content-length': String(body.length) };
        const request = open(url, {
            method,
            agent,
            headers: {
                ...headers,
                ...length,
                'user-agent': userAgent,
                accept: 'application/json',
                'accept-encoding': 'identity',
                connection: 'close',
            },
        });
        request.once('socket', (socket) => {
            const event = url.protocol === 'https:' ? 'secureConnect' : 'connect';
            socket.once(event, () => {
                this.watch(body === undefined ? 'waiting' : 'sending');
            });
        });
        this.open = request;
        return request;
    }
    /** Sends the body and waits for the answer's head, which may come before the body is out. */
    async answerTo(request) {
        const answer = new Promise((resolve, reject) => {
            request.once('response', resolve);
            request.on('error', reject);
            request.once('close', () => {
                reject(new Error('the connection was closed without an answer'));
            });
        });
        // A service that refuses a body early may leave the rest of it unread for as long as it likes.
        return Promise.race([answer, this.sendBody(request, answer).then(() => answer)]);
    }
    async sendBody(request, answer) {
        const body = this.request.body;
        try {
            if (body === undefined)
                request.end();
            else
                await (0,promises_namespaceObject.pipeline)(external_node_stream_.Readable.from(this.watched(body), { objectMode: false }), request);
        }
        catch (error) {
            // A service that refuses a body early answers and hangs up: then its answer counts.
            await answer.catch(() => {
                throw error;
            });
        }
        if (this.phase === 'sending')
            this.watch('waiting');
    }
    async *watched(body) {
        let sent = 0;
        for await (const piece of body.pieces()) {
            if (this.phase === 'sending')
                this.watch('sending');
            yield piece;
            sent += piece.length;
            this.request.onProgress?.(sent);
        }
    }
    /** The answer's body, bounded; rejects when it breaks off, where http-client would hang. */
    async read(message) {
        this.watch('receiving');
        const parts = [];
        let length = 0;
        for await (const part of message) {
            this.watch('receiving');
            length += part.length;
            if (length > this.limits.answerBytes) {
                throw new Error(`the answer is longer than ${this.limits.answerBytes} bytes`);
            }
            parts.push(part);
        }
        if (!message.complete)
            throw new Error('the answer broke off');
        return Buffer.concat(parts);
    }
    watch(phase) {
        this.phase = phase;
        clearTimeout(this.timer);
        const limit = this.limitOf(phase);
        this.timer = setTimeout(() => {
            this.abort(new ConnectionError(phase, `no progress within ${limit / 1000} s`, 'ETIMEDOUT'));
        }, limit);
    }
    limitOf(phase) {
        if (phase === 'connecting')
            return this.limits.connect;
        const waits = phase === 'waiting' && this.request.method === 'PUT';
        return waits ? this.limits.answerToPut : this.limits.progress;
    }
    lost(error) {
        const { message, code } = error;
        return new ConnectionError(this.phase, message || String(code), code);
    }
}


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Kf: () => (/* binding */ encodeUpdate),
/* harmony export */   e3: () => (/* binding */ flawOf),
/* harmony export */   lB: () => (/* binding */ decodeError),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   rk: () => (/* binding */ decodeFunction)
/* harmony export */ });
/**
 * The service's own spelling, and how far it is trusted: the official SDK's models call every field
 * optional, pages and versions differ in types, so each field is taken only when it is what it must
 * be, and is otherwise not known.
 */
/** The members of a JSON object, or undefined for any other text. */
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Whether a value is a JSON object, not an array. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function decodeFunction(json, requestId) {
    return compact({
        urn: text(json['func_urn']),
        name: text(json['func_name']),
        runtime: text(json['runtime']),
        handler: text(json['handler']),
        digest: digest(json['digest']),
        codeSize: size(json['code_size']),
        lastModified: moment(json['last_modified']),
        dependVersionList: list(json, 'depend_version_list'),
        dependList: list(json, 'depend_list'),
        dependencyPkg: dependencyPackage(json),
        kmsKeyId: text(json['code_encrypt_kms_key_id']),
        customImage: runsImage(json),
        requestId,
    });
}
/**
 * What keeps an answer from being the description of a function. Dependencies in a form that is not
 * known could not be sent again with the next update, and so would be lost.
 */
function flawOf(json) {
    const { urn, name, digest } = decodeFunction(json, undefined);
    if (urn === undefined && name === undefined && digest === undefined) {
        return 'an answer that describes no function';
    }
    const lists = ['depend_version_list', 'depend_list'].filter((field) => list(json, field) === undefined);
    const unknown = [...lists, ...(dependencyPackage(json) === undefined ? ['dependency_pkg'] : [])];
    const flawed = unknown.find((field) => json[field] !== undefined);
    return flawed === undefined ? undefined : `an answer whose ${flawed} has a form that is not known`;
}
/** Drops what is not known, so that "not known" has one form. */
function compact(state) {
    const known = Object.entries(state).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known);
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function digest(value) {
    return typeof value === 'string' && /^[0-9a-f]{128}$/i.test(value)
        ? value.toLowerCase()
        : undefined;
}
/** Kept as it is spelled: a text in three forms, or a number of some unit. */
function moment(value) {
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value);
}
/** A number in today's pages, a text in those of 2018. */
function size(value) {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : undefined;
}
/** A list that is null is reported as empty: that is how Go services spell an empty list. */
function list(json, field) {
    const value = json[field];
    if (value === null)
        return [];
    if (!Array.isArray(value))
        return undefined;
    return value.every((id) => typeof id === 'string') ? value : undefined;
}
function dependencyPackage(json) {
    const value = json['dependency_pkg'];
    if (value === null)
        return '';
    return typeof value === 'string' ? value : undefined;
}
function runsImage(json) {
    const image = json['custom_image'];
    const enabled = isObject(image) && image['enabled'] === true;
    return enabled || json['code_type'] === 'Custom-Image-Swr';
}
/**
 * Error bodies come as error_code and error_msg, from gateways and older services in other forms,
 * sometimes with the real reason nested in `details` (seen with FSS.1011). Anything else, such as a
 * proxy's HTML, says nothing.
 */
function decodeError(json) {
    if (json === undefined)
        return {};
    const inner = isObject(json['error']) ? json['error'] : json;
    const code = text(inner['error_code']) ?? text(inner['errorCode']) ?? text(inner['code']);
    const outer = text(inner['error_msg']) ?? text(inner['errorMsg']) ?? text(inner['message']);
    const details = isObject(inner['details']) ? text(inner['details']['error_msg']) : undefined;
    const message = [outer, details === outer ? undefined : details].filter(Boolean).join(': ');
    return {
        ...(code === undefined ? {} : { code: clipped(code, 100) }),
        ...(message === '' ? {} : { message: clipped(message, 1_000) }),
    };
}
/** A text of the service's goes into logs and outputs, which have limits of their own. */
function clipped(text, length) {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}
/** The members of the request body but for `func_code`. */
function encodeUpdate(update) {
    const fields = {
        code_type: update.codeType,
        code_url: update.codeUrl,
        code_filename: update.filename,
        depend_version_list: update.dependVersionList,
        depend_list: update.dependList,
        dependency_pkg: update.dependencyPkg,
        code_encrypt_kms_key_id: update.kmsKeyId,
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JP: () => (/* binding */ PackageError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   j3: () => (/* binding */ DeadlineError),
/* harmony export */   mk: () => (/* binding */ VerificationError),
/* harmony export */   vs: () => (/* binding */ UnsettledError)
/* harmony export */ });
/**
 * The four ways a deploy can fail. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Text from outside is kept as it came: it is escaped
 * where it is printed.
 */
/** Inputs that cannot be obeyed. Holds every problem found, and nothing has been sent. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/** The code cannot be packed, or may not be sent as it is. Nothing has been sent. */
class PackageError extends Error {
    /** Further lines that name what was found, such as the largest entries. */
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
/** The function does not hold what it should, or may not be touched as it is. */
class VerificationError extends Error {
    /** One thing to do. */
    remedy;
    /** Whether running the job again can help without any change. */
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
/** The whole step took longer than `timeout` allows. */
class DeadlineError extends Error {
    constructor(seconds) {
        super(`the step's time limit of ${seconds} s is over`);
        this.name = 'DeadlineError';
    }
}
/** The job was cancelled: the runner sent this signal. */
class CancelledError extends Error {
    constructor(signal) {
        super(`the job was cancelled (${signal})`);
        this.name = 'CancelledError';
    }
}
/** The step was ended while an update was under way: what the function holds is not known. */
class UnsettledError extends Error {
    /** Why the step was ended. */
    reason;
    constructor(reason) {
        super(`${reason.message}; an update was sent, and whether the function holds it is not known`);
        this.name = 'UnsettledError';
        this.reason = reason;
    }
}


/***/ }),

/***/ 6433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ githubRunner)
});

// UNUSED EXPORTS: githubComments

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 14 modules
var core = __nccwpck_require__(1047);
// EXTERNAL MODULE: ./build/src/report/escape.js
var report_escape = __nccwpck_require__(6209);
;// CONCATENATED MODULE: ./build/src/report/secret-forms.js
/**
 * A secret and the forms in which it could show: a mask hides only the very text that it was given.
 * Base64 with and without its padding, base64url, and percent-encoding with either case of digits.
 */
function formsOf(secret) {
    const bytes = Buffer.from(secret);
    const base64 = bytes.toString('base64');
    // Read back from its bytes it is well-formed, which percent-encoding insists on.
    const encoded = encodeURIComponent(bytes.toString());
    const lower = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
    const forms = [secret, base64, base64.replace(/=+$/, ''), bytes.toString('base64url')];
    return [...new Set([...forms, encoded, lower])];
}

;// CONCATENATED MODULE: ./build/src/github/runner.js



/** The runner that started this process. */
const githubRunner = {
    input: (name) => core/* getInput */.V4(name),
    mask(secret) {
        for (const form of formsOf(secret))
            core/* setSecret */.Pq(form);
    },
    info(line) {
        core/* info */.pq((0,report_escape/* escapeLine */.E)(line));
    },
    debug(line) {
        if (core/* isDebug */._o())
            core/* debug */.Yz((0,report_escape/* escapeLine */.E)(line));
    },
    isDebug: () => core/* isDebug */._o(),
    notice(title, line) {
        core/* notice */.lm((0,report_escape/* escapeLine */.E)(line), { title: (0,report_escape/* escapeLine */.E)(title) });
    },
    warning(line) {
        core/* warning */.$e((0,report_escape/* escapeLine */.E)(line));
    },
    fail(title, lines) {
        core/* error */.z3(lines.map(report_escape/* escapeLine */.E).join('\n'), { title: (0,report_escape/* escapeLine */.E)(title) });
        process.exitCode = core/* ExitCode */.yU.Failure;
    },
    group(title) {
        core/* startGroup */.Oh((0,report_escape/* escapeLine */.E)(title));
    },
    endGroup() {
        core/* endGroup */.N4();
    },
    output(name, value) {
        core/* setOutput */.uH(name, value);
    },
    async summary(markdown) {
        await core/* summary */.z.addRaw(markdown).write();
    },
    comments: githubComments,
};
const PAGE = 100;
const PAGES = 50;
const silent = () => undefined;
/**
 * Comments through GitHub's API. The client is loaded here, since only few steps need it. Redirects
 * are refused, for they could take the token elsewhere. Of an answer that breaks off Octokit makes an
 * empty text and no error (seen with @octokit/request 10), so what is listed is checked.
 */
async function githubComments({ apiUrl, owner, repo, number }, token, signal) {
    const { getOctokit } = await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const { rest } = getOctokit(token, { baseUrl: apiUrl, log });
    const shared = { owner, repo, request: { signal, redirect: 'error', log } };
    return {
        async list() {
            const found = [];
            for (let page = 1; page <= PAGES; page += 1) {
                const place = { ...shared, issue_number: number, per_page: PAGE, page };
                const { data } = await rest.issues.listComments(place);
                if (!Array.isArray(data))
                    throw new Error('an answer that cannot be read');
                found.push(...data.map(commentOf));
                if (data.length < PAGE)
                    break;
            }
            return found;
        },
        async create(body) {
            const { data } = await rest.issues.createComment({ ...shared, issue_number: number, body });
            return typeof data === 'object' ? commentOf(data) : undefined;
        },
        async update(id, body) {
            await rest.issues.updateComment({ ...shared, comment_id: id, body });
        },
        async remove(id) {
            try {
                await rest.issues.deleteComment({ ...shared, comment_id: id });
            }
            catch (error) {
                if (error.status !== 404)
                    throw error;
            }
        },
    };
}
/** What GitHub says of a comment; `user` is null where the account is gone. */
function commentOf(answered) {
    const { id, body = '', user } = answered;
    return { id, body, author: { login: user?.login ?? '', type: user?.type ?? '' } };
}


/***/ }),

/***/ 6857:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8179);
/* harmony import */ var _cloud_transport_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8023);
/* harmony import */ var _cloud_wire_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(8398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7406);
/* harmony import */ var _package_select_root_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5839);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4834);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6433);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(3788);











/** Red until the last act: should this process end early for any cause, the step has failed. */
process.exitCode = 1;
/** What a library of ours does the old way is no news for who reads the log (tunnel: DEP0005). */
process.noDeprecation = true;
function realWorld() {
    const workspace = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(process.env['GITHUB_WORKSPACE'] || process.cwd());
    return {
        runner: _github_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .githubRunner */ .O,
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m,
        transport: (0,_cloud_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .networkTransport */ .C)('functiongraph-deploy'),
        environment: process.env,
        event: () => (0,_cloud_wire_js__WEBPACK_IMPORTED_MODULE_10__/* .parseObject */ .lj)(eventText(process.env['GITHUB_EVENT_PATH'])),
        surroundings: { workspace, temp: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(process.env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()) },
        exists: (path) => mayExist((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path)),
        deadline(seconds) {
            setTimeout(() => {
                stop.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .DeadlineError */ .j3(seconds));
            }, seconds * 1_000).unref();
            return stop.signal;
        },
    };
}
/** What lies below a folder without rights is told of as such when it is packed. */
function mayExist(absolute) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(absolute) || (0,_package_select_root_js__WEBPACK_IMPORTED_MODULE_6__/* .hiddenBy */ .W0)(absolute) === 'EACCES';
}
/** The runner writes the event into a file; one that cannot be read is as good as none. */
function eventText(path) {
    try {
        return path === undefined ? '' : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
/** A proxy without a scheme is one of http, as for curl; the toolkit would take its host for one. */
for (const name of ['https_proxy', 'HTTPS_PROXY']) {
    const proxy = process.env[name];
    if (proxy !== undefined && /^[\w.-]+:\d+\/?$/.test(proxy))
        process.env[name] = `http://${proxy}`;
}
/** What ends the work early: the step's time, or the runner that cancels the job. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) {
    process.on(signal, () => {
        stop.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CancelledError */ .cc(signal));
    });
}
try {
    if (await (0,_step_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .e)(realWorld()))
        process.exitCode = 0;
}
catch (error) {
    _github_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .githubRunner */ .O.fail('FunctionGraph deploy failed', (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .failureLines */ .w7)('The step broke', (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(error)));
}
/** A socket or thread that is still open must not hold the job: all that matters has been written. */
setTimeout(() => process.exit(), 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ signedBodyWarning),
/* harmony export */   W1: () => (/* binding */ overLimit),
/* harmony export */   b1: () => (/* binding */ LIMITS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7406);

const MIB = 1024 * 1024;
/**
 * The service's limits, in bytes. Its documents say "50 MB" and so on without saying whether a MB
 * is 10^6 or 2^20 bytes. Huawei's own deploy-functiongraph-action counts 50 MB as 52,428,800, so
 * all are read as powers of two here; a package between the two readings is the service's to refuse
 * (FSS.1071 for zip and jar, FSS.1072 for inline).
 */
const LIMITS = {
    zip: 50 * MIB,
    jar: 50 * MIB,
    inline: 10 * 1024,
    obs: 300 * MIB,
    unpacked: 1500 * MIB,
};
/**
 * About what fits into the 12 MB body that the gateway takes with an AK/SK signature: base64 makes
 * four bytes of three.
 */
const SIGNED_BODY = 9_000_000;
/**
 * The error for a package that the service would refuse for its size: the ten largest entries and
 * top-level folders in its details. Undefined when it is small enough.
 */
function overLimit(candidate) {
    const { codeType, size, entries } = candidate;
    const unpacked = sum(entries, (entry) => entry.size);
    if (size > LIMITS[codeType]) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`The ${codeType} package has ${bytes(size)}; the service takes ${bytes(LIMITS[codeType])}`, remedyFor(codeType, size), codeType === 'inline' ? [] : whatIsLarge(entries, 'packedSize'));
    }
    if (unpacked <= LIMITS.unpacked)
        return undefined;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`Unpacked, the code has ${bytes(unpacked)}; the service takes ${bytes(LIMITS.unpacked)}`, 'Leave files out with exclude or .fgignore.', whatIsLarge(entries, 'size'));
}
/** A warning for a body that the gateway may refuse when it is signed with AK/SK. */
function signedBodyWarning(candidate) {
    if (candidate.size <= SIGNED_BODY)
        return undefined;
    return (`The package has ${bytes(candidate.size)}. With AK/SK signatures the gateway documents a limit of 12 MB ` +
        'for a body (about 9 MB of code). If it is refused: use an IAM token (iam_token or ' +
        'oidc_identity_provider), or put the package into OBS and use code_url.');
}
function remedyFor(codeType, size) {
    if (codeType === 'inline')
        return 'Use code_type: zip.';
    const smaller = 'Leave files out with exclude or .fgignore';
    if (size > LIMITS.obs)
        return `${smaller}; by OBS the service takes ${bytes(LIMITS.obs)}.`;
    return `${smaller}, or put the package into OBS and use code_url.`;
}
const SHOWN = 10;
/** Lines for the user: the ten largest entries, then what the ten largest top-level folders amount to. */
function whatIsLarge(entries, measure) {
    const folders = sumsByFolder(entries);
    const more = folders.length - SHOWN;
    return [
        'Largest entries (packed, unpacked):',
        ...largest(entries, measure).map(line),
        'By folder:',
        ...largest(folders, measure).map(line),
        ...(more > 0 ? [`  and ${more} more`] : []),
    ];
}
function largest(all, measure) {
    return [...all].sort((a, b) => b[measure] - a[measure]).slice(0, SHOWN);
}
function sumsByFolder(entries) {
    const sums = new Map();
    for (const entry of entries) {
        const slash = entry.name.indexOf('/');
        const folder = slash < 0 ? '(root)' : entry.name.slice(0, slash + 1);
        const { packedSize, size } = sums.get(folder) ?? { packedSize: 0, size: 0 };
        sums.set(folder, { packedSize: packedSize + entry.packedSize, size: size + entry.size });
    }
    return [...sums].map(([name, amount]) => ({ name, ...amount }));
}
function line({ name, packedSize, size }) {
    return `  ${bytes(packedSize)}, ${bytes(size)}: ${name}`;
}
function sum(entries, of) {
    return entries.reduce((total, entry) => total + of(entry), 0);
}
function bytes(count) {
    return `${count.toLocaleString('en-US')} bytes`;
}


/***/ }),

/***/ 5806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ withoutNested),
/* harmony export */   MB: () => (/* binding */ entryName),
/* harmony export */   Sh: () => (/* binding */ findNfcTwins),
/* harmony export */   Tz: () => (/* binding */ byteOrder),
/* harmony export */   gj: () => (/* binding */ unsafeName),
/* harmony export */   hH: () => (/* binding */ commonDirectory),
/* harmony export */   jf: () => (/* binding */ isMangled),
/* harmony export */   z$: () => (/* binding */ liesIn)
/* harmony export */ });
/**
 * The name of `path` inside a package rooted at `root`: forward slashes, relative. Both are
 * absolute. `''` is the root itself; undefined: the path does not lie below the root.
 */
function entryName(root, path, paths) {
    const relative = paths.relative(root, path);
    const outside = relative === '..' || relative.startsWith(`..${paths.sep}`);
    if (outside || paths.isAbsolute(relative))
        return undefined;
    return paths.sep === '\\' ? relative.replaceAll('\\', '/') : relative;
}
/** Whether `path` is `root` or lies below it. Both are absolute. */
function liesIn(root, path, paths) {
    return entryName(root, path, paths) !== undefined;
}
/** These paths, but each place once, and none that lies below another that is a directory. */
function withoutNested(all, isDirectory, paths) {
    return all.filter((path, at) => !all.some((other, before) => paths.relative(other, path) === ''
        ? before < at
        : isDirectory(other) && liesIn(other, path, paths)));
}
/** The deepest directory that holds all of these directories; undefined over two drives. */
function commonDirectory(directories, paths) {
    return directories.reduce((common, directory) => {
        let candidate = common;
        while (candidate !== undefined && !liesIn(candidate, directory, paths)) {
            const parent = paths.dirname(candidate);
            candidate = parent === candidate ? undefined : parent;
        }
        return candidate;
    }, directories[0]);
}
/**
 * Why a name cannot be unpacked safely or alike everywhere; undefined when it can. A backslash
 * separates folders on Windows only, so one archive would mean two trees.
 */
function unsafeName(name) {
    if (name === '')
        return 'is empty';
    if (name.startsWith('/'))
        return 'is absolute';
    if (/^[a-z]:/i.test(name))
        return 'begins with a drive letter';
    if (name.includes('\\'))
        return 'contains a backslash';
    if (name.includes('\0'))
        return 'contains a NUL';
    const parts = name.replace(/\/$/, '').split('/');
    if (parts.includes('..'))
        return 'contains ".." as a folder';
    if (parts.includes(''))
        return 'contains an empty folder name';
    return undefined;
}
/**
 * Whether a name from the file system has lost bytes that are no Unicode: Node puts U+FFFD for
 * invalid UTF-8, and Windows hands out lone surrogates.
 */
function isMangled(name) {
    return name.includes('\ufffd') || /\p{Surrogate}/u.test(name);
}
const BEYOND_BMP = /[\ud800-\udfff]/;
/**
 * What orders these names by their UTF-8 bytes. UTF-16 units, which JavaScript compares, differ
 * where they are surrogates: they put U+1F600 before U+FF5E.
 */
function byteOrder(names) {
    if (names.some((name) => BEYOND_BMP.test(name))) {
        return (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    }
    return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Two names that differ, but not after Unicode NFC: one file on macOS, two on Linux. */
function findNfcTwins(names) {
    const seen = new Map();
    if (!names.some((name) => BEYOND_ASCII.test(name)))
        return undefined;
    for (const name of names) {
        const normal = name.normalize('NFC');
        const twin = seen.get(normal);
        if (twin !== undefined && twin !== name)
            return [twin, name];
        seen.set(normal, name);
    }
    return undefined;
}


/***/ }),

/***/ 5902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ filesOf),
  inspectArchive: () => (/* binding */ inspectArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./node_modules/adm-zip/adm-zip.js
var adm_zip = __nccwpck_require__(1316);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./build/src/package/ready/entry-names.js

/** Names of the entries of a zip that somebody else made: bytes, of whatever code page. */
/**
 * Bytes as a text for people: UTF-8 where they are that, else Latin-1, which shows names that differ
 * as texts that differ. The flag for UTF-8 is not asked: many tools write UTF-8 without it.
 */
function textOf(bytes) {
    return bytes.toString((0,external_node_buffer_.isUtf8)(bytes) ? 'utf8' : 'latin1');
}
const UNICODE_PATH = 0x7075;
/** Its version and a CRC-32 of the other name. */
const BEFORE_PATH = 5;
/**
 * What the Unicode Path fields of Info-ZIP (APPNOTE 4.6.9) among these extra fields call the entry.
 * Their version and checksum are not asked, since not every reader asks them.
 */
function unicodePaths(extra) {
    const paths = [];
    for (let at = 0; at + 4 <= extra.length;) {
        const data = at + 4;
        const end = data + extra.readUInt16LE(at + 2);
        if (extra.readUInt16LE(at) === UNICODE_PATH)
            paths.push(extra.subarray(data + BEFORE_PATH, end));
        at = end;
    }
    return paths;
}
/** The bytes that name an entry: those of its header, or their spelling in UTF-8 where they are not. */
function spelledName(rawName, extra) {
    return (0,external_node_buffer_.isUtf8)(rawName) ? rawName : (unicodePaths(extra)[0] ?? rawName);
}
/** The name without folders called `.`, which unpackers drop. The root itself stays `./`. */
function withoutDots(name) {
    const kept = name.split('/').filter((part) => part !== '.');
    return kept.join('/') || (name.endsWith('/') ? './' : '');
}
/** What of these cannot be unpacked into one folder, in words: a file twice, or one that is a folder too. */
function findClash(entries) {
    // Texts of different bytes may be alike, and as Latin-1 they are not.
    const keyed = entries.map(({ name, spelled }) => ({
        name,
        key: withoutDots(spelled.toString('latin1')),
    }));
    const files = new Map();
    for (const { name, key } of keyed) {
        if (files.has(key))
            return `${name} is there twice`;
        if (!key.endsWith('/'))
            files.set(key, name);
    }
    const both = foldersOf(keyed.map(({ key }) => key)).find((folder) => files.has(folder));
    return both && `${files.get(both)} is there as a file and as a folder`;
}
/** All folders that these names lie in, each once. */
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

;// CONCATENATED MODULE: ./build/src/package/ready/extents.js

/** Flags of APPNOTE 4.4.4 that mean encryption: bit 0, strong (6), masked headers (13). */
const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13);
const LOCAL_BYTES = 30;
const SIGNATURE = 0x04034b50;
/** Bit 3: checksum and sizes come after the data, and the header may have zeros. */
const DESCRIPTOR = 1 << 3;
/** The size is in the ZIP64 extra field. */
const ZIP64 = 0xffff_ffff;
const STORED = 0;
const DEFLATED = 8;
/** What one byte of deflate can unpack to at most, rounded up (zlib's technical notes: 1032). */
const MOST_EXPANSION = 1033;
/** What is wrong with the entries of this zip, in words; undefined when nothing is. */
function findFlaw(zip, entries) {
    let end = 0;
    for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
        const local = localHeader(zip, entry.offset);
        if (local === undefined)
            return `${entry.name} has no local header where the directory says`;
        const endOfData = local.dataAt + entry.packedSize;
        if (endOfData > zip.length)
            return `${entry.name} goes on after the end of the file`;
        const flaw = nameFlaw(entry, local) ?? contentFlaw(entry, local) ?? sizeFlaw(entry);
        if (flaw !== undefined)
            return `${entry.name} ${flaw}`;
        if (entry.offset < end)
            return `${entry.name} shares bytes with another entry`;
        end = endOfData;
    }
    return undefined;
}
/** Field offsets are those of APPNOTE 4.3.7. */
function localHeader(zip, at) {
    if (at + LOCAL_BYTES > zip.length || zip.readUInt32LE(at) !== SIGNATURE)
        return undefined;
    const extraAt = at + LOCAL_BYTES + zip.readUInt16LE(at + 26);
    const dataAt = extraAt + zip.readUInt16LE(at + 28);
    return {
        flags: zip.readUInt16LE(at + 6),
        method: zip.readUInt16LE(at + 8),
        crc: zip.readUInt32LE(at + 14),
        packedSize: zip.readUInt32LE(at + 18),
        size: zip.readUInt32LE(at + 22),
        rawName: zip.subarray(at + LOCAL_BYTES, extraAt),
        extra: zip.subarray(extraAt, dataAt),
        dataAt,
    };
}
function nameFlaw(entry, local) {
    if (!local.rawName.equals(entry.rawName)) {
        return `is called ${textOf(local.rawName)} in its local header`;
    }
    const paths = [...unicodePaths(entry.extra), ...unicodePaths(local.extra)];
    const other = paths.find((path) => !path.equals(entry.spelled));
    return other && `is called ${textOf(other)} in a Unicode Path field`;
}
function contentFlaw(entry, local) {
    if ((local.flags & ENCRYPTED) !== 0)
        return 'is encrypted in its local header';
    if (local.method !== entry.method)
        return 'has another compression method in its local header';
    const mayBeZero = (local.flags & DESCRIPTOR) !== 0;
    const agrees = (said, directory) => said === directory || (mayBeZero && said === 0);
    if (!agrees(local.crc, entry.crc))
        return 'has another checksum in its local header';
    const sizeAgrees = (said, directory) => said === ZIP64 || agrees(said, directory);
    const sizesAgree = sizeAgrees(local.size, entry.size) && sizeAgrees(local.packedSize, entry.packedSize);
    return sizesAgree ? undefined : 'has other sizes in its local header';
}
function sizeFlaw({ method, size, packedSize }) {
    if (method === STORED && size !== packedSize)
        return 'is stored with two sizes';
    if (method === DEFLATED && size > packedSize * MOST_EXPANSION)
        return 'says that it unpacks to more than it can';
    return undefined;
}

// EXTERNAL MODULE: ./build/src/package/advice/size-limits.js
var size_limits = __nccwpck_require__(9439);
// EXTERNAL MODULE: ./build/src/package/names.js
var names = __nccwpck_require__(5806);
// EXTERNAL MODULE: ./build/src/package/system-reason.js
var system_reason = __nccwpck_require__(806);
;// CONCATENATED MODULE: ./build/src/package/ready/inspect.js









/** Stored and deflate: what adm-zip unpacks. The service may know others. */
const KNOWN_METHODS = new Set([0, 8]);
const MAKE_ANOTHER = 'Make the archive anew, or name the folder in code_path and let it be packed.';
/**
 * Opens a zip or jar and looks at its directory and headers. Nothing is unpacked: that the contents
 * are as they claim is left to the service.
 *
 * Throws PackageError when it is no archive, is encrypted, holds a name that is unsafe or there
 * twice, contradicts itself, or holds no file.
 */
function inspectArchive(path, label) {
    const size = (0,external_node_fs_.statSync)(path).size;
    if (size > size_limits/* LIMITS */.b1.obs) {
        throw new errors/* PackageError */.JP(`${label} has ${size} bytes, more than the service takes in any way (${size_limits/* LIMITS */.b1.obs})`, 'Leave files out of the archive.');
    }
    const bytes = read(path, label);
    const directory = readDirectory(bytes, label);
    const flaw = directory.map(flawOfEntry).find(Boolean) ?? findFlaw(bytes, directory) ?? findClash(directory);
    if (flaw !== undefined)
        throw new errors/* PackageError */.JP(`${label}: ${flaw}`, MAKE_ANOTHER);
    const files = withoutFolders(directory);
    if (files.length === 0)
        throw new errors/* PackageError */.JP(`${label} holds no file`, MAKE_ANOTHER);
    return {
        digest: (0,external_node_crypto_.createHash)('sha512').update(bytes).digest('hex'),
        size: bytes.length,
        entries: files.map(summarize),
        files: files.filter(({ method }) => KNOWN_METHODS.has(method)),
    };
}
/**
 * The files in a zip of any size, to be looked into. The zip is only read, not judged, so that also
 * what is too large to be sent can be listed. Throws PackageError when it is no archive; reading a
 * file does when it is damaged, or cannot be unpacked here.
 */
function filesOf(path, label) {
    return withoutFolders(readDirectory(read(path, label), label));
}
function withoutFolders(directory) {
    return directory.filter(({ name }) => !name.endsWith('/'));
}
function summarize({ name, size, packedSize, mode }) {
    return { name, size, packedSize, ...(mode === undefined ? {} : { mode }) };
}
function read(path, label) {
    try {
        return (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        const code = (0,system_reason/* systemReason */.u)(error);
        throw new errors/* PackageError */.JP(`${label} cannot be read (${code})`, 'Let the runner read it.');
    }
}
/**
 * adm-zip compares names after decoding. As UTF-8, its default, names of other code pages fall
 * together, since every byte that does not fit becomes U+FFFD; as Latin-1 each byte stays what it is.
 */
const OPTIONS = {
    noSort: true,
    decoder: {
        efs: false,
        encode: (text) => Buffer.from(text, 'latin1'),
        decode: (bytes) => bytes.toString('latin1'),
    },
};
function readDirectory(bytes, label) {
    try {
        return new adm_zip(bytes, OPTIONS).getEntries().map((entry) => describe(entry, label));
    }
    catch (error) {
        throw new errors/* PackageError */.JP(`${label} is not an archive that can be sent: ${reasonOf(error)}`, MAKE_ANOTHER);
    }
}
/** adm-zip 0.6.1 keeps the first name that it puts into a message, and shows it again for others. */
const NAME_AT_END = / ".*"$/s;
/** What adm-zip says; a name in it was decoded as Latin-1. */
function reasonOf(error) {
    const { message } = error;
    return textOf(Buffer.from(message.replace(/^ADM-ZIP: /, ''), 'latin1'));
}
const UNIX = 3;
function describe(entry, label) {
    const { header, rawEntryName: rawName, extra } = entry;
    const spelled = spelledName(rawName, extra);
    const name = withoutDots(textOf(spelled));
    return {
        ...{ name, rawName, spelled, extra },
        offset: header.offset,
        size: header.size,
        packedSize: header.compressedSize,
        method: header.method,
        crc: header.crc,
        flags: header.flags,
        mode: unixMode(header),
        read: () => unpack(entry, `${label}: ${name}`),
    };
}
/** Some tools say Unix and tell no mode, which is 0. */
function unixMode({ made, attr }) {
    const mode = made >>> 8 === UNIX ? attr >>> 16 : 0;
    return mode === 0 ? undefined : mode;
}
function unpack(entry, label) {
    const { method } = entry.header;
    if (!KNOWN_METHODS.has(method)) {
        throw new errors/* PackageError */.JP(`${label} is compressed by method ${method}, unknown here`, MAKE_ANOTHER);
    }
    try {
        return entry.getData();
    }
    catch (error) {
        const reason = reasonOf(error).replace(NAME_AT_END, '');
        throw new errors/* PackageError */.JP(`${label} is damaged: ${reason}`, MAKE_ANOTHER);
    }
}
function flawOfEntry({ name, flags }) {
    if ((flags & ENCRYPTED) !== 0)
        return `${name} is encrypted`;
    const flaw = (0,names/* unsafeName */.gj)(name);
    return flaw && `the name ${JSON.stringify(name)} ${flaw}`;
}


/***/ }),

/***/ 5839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

var node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache;
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UF: () => (/* binding */ chooseRoot),
/* harmony export */   W0: () => (/* binding */ hiddenBy),
/* harmony export */   oE: () => (/* binding */ chooseBoundary),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7406);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5806);
/* harmony import */ var _system_reason_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(806);





/**
 * The directory that names in the package are relative to: `code_root` if it is given, else the
 * deepest one that holds the fixed parts of all lines, whether or not anything matches there.
 *
 * @param asked `code_root`, relative to the workspace
 * @param tops the fixed parts of the lines, absolute
 * @throws PackageError when `code_root` is no folder, or the lines have nothing in common
 */
function chooseRoot(asked, tops, workspace) {
    if (asked !== undefined) {
        const root = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, asked);
        if (isDirectory(root))
            return root;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageError */ .JP(`code_root: ${asked} is not a folder in ${workspace}`, 'Name the folder that the names inside the zip are relative to.');
    }
    const folders = tops.map((top) => (exists(top) && !isDirectory(top) ? node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(top) : top));
    const root = (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .commonDirectory */ .hH)(folders, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __nccwpck_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2))));
    if (root !== undefined)
        return root;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageError */ .JP('code_path: the lines have no common folder, so names inside the zip have no root', 'Give lines that include something, on one drive.');
}
/** Links may lead anywhere in the workspace; from a root outside of it, anywhere in that root. */
function chooseBoundary(root, workspace) {
    const real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace);
    if (!exists(root) || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(workspace, root, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __nccwpck_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))) || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(real, root, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __nccwpck_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))))
        return real;
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(root);
}
/** Whether something has this name, be it a broken link. */
function exists(absolute) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        return false;
    }
}
/** What keeps it unknown whether something has this name, such as `EACCES`; undefined otherwise. */
function hiddenBy(absolute) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute, { throwIfNoEntry: false });
        return undefined;
    }
    catch (error) {
        const reason = (0,_system_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .systemReason */ .u)(error);
        return reason === 'ENOENT' || reason === 'ENOTDIR' ? undefined : reason;
    }
}
/** Whether this is a folder, or a link to one. */
function isDirectory(absolute) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(absolute).isDirectory();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ writeFailure),
/* harmony export */   u: () => (/* binding */ systemReason)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7406);

/** Why the file system refused, in its own short word (`ENOENT`, `EACCES`), else the whole error. */
function systemReason(error) {
    const code = error.code;
    return typeof code === 'string' ? code : String(error);
}
/**
 * What to throw for a failure while the package is written below `temp`: PackageError where the
 * system refused, also in another thread; else the failure itself.
 */
function writeFailure(temp, failure) {
    if (!(failure instanceof Error) || !('syscall' in failure))
        return failure;
    const reason = systemReason(failure);
    if (reason === 'ENOSPC' || reason === 'EDQUOT') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`The package cannot be written to ${temp}: no space is left (${reason})`, 'Free space there: packing needs about twice the size of the package.');
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`The package cannot be written to ${temp} (${reason})`, 'Check that RUNNER_TEMP names a folder that exists, and that the runner may write to it.');
}


/***/ }),

/***/ 6209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ escapeLine)
/* harmony export */ });
/**
 * The one escape that text passes before it is printed, wherever it comes from. It keeps a line a
 * line, and keeps the runner from reading commands in it: `::name::` at the start of a line, and the
 * older `##[name]`, which the runner finds anywhere. Control characters would steer a terminal, and
 * bidirectional ones show a name in an order that it does not have.
 */
function escapeLine(text) {
    return text
        .replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, visible)
        .replace(/^(\s*):(?=:)/, '$1\\:')
        .replaceAll('##[', '#\\#[');
}
function visible(character) {
    const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    const code = character.charCodeAt(0).toString(16);
    return (named[character] ??
        (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`));
}


/***/ }),

/***/ 4834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  WE: () => (/* binding */ explain),
  w7: () => (/* binding */ failureLines),
  em: () => (/* binding */ sentence)
});

// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __nccwpck_require__(6532);
;// CONCATENATED MODULE: ./build/src/cloud/credentials/remedies.js
/**
 * One thing to do about a sign-in that was refused. The claims that were shown are listed beside it.
 * STS's codes are those that users of it report; its own list names none for id tokens.
 */
function signInRemedy(operation, data) {
    if (operation === 'RequestIdToken')
        return gitHubRemedy(data);
    const { address, service, refusals } = SERVICES[operation];
    if (data.kind === 'redirect')
        return `Give the address that serves the API itself as ${address}`;
    if (data.kind === 'unreadable')
        return `Check ${address}: what answers there is not ${service}`;
    if (data.kind === 'connection')
        return connectionRemedy(data, address);
    const { code = '', status = 0 } = data;
    const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
    const remedy = known ?? refusals[status];
    if (remedy !== undefined)
        return remedy;
    return status === 429 || status >= 500
        ? `Run the job again later: ${service} has trouble of its own`
        : `Correct what the message names; ${service} refused the sign-in`;
}
/** There is no input to correct: where and how GitHub is asked is the runner's doing. */
function gitHubRemedy({ kind, status = 0, permanent, phase }) {
    if (kind === 'redirect' || kind === 'unreadable') {
        return "Check the runner's ACTIONS_ID_TOKEN_REQUEST_URL and proxy: what answers is not GitHub";
    }
    if (permanent === true) {
        return 'Let NODE_EXTRA_CA_CERTS name the certificate of a private authority';
    }
    if (phase === 'connecting') {
        return 'Check whether the runner reaches GitHub, and whether it needs HTTPS_PROXY to get out';
    }
    return status >= 400 && status < 500 && status !== 408 && status !== 429
        ? 'Check the permission id-token: write of the job: GitHub refuses to give it an id token'
        : 'Run the job again: GitHub gave no id token';
}
const TRUST = 'Compare the claims above with the trust policy of the agency: its conditions oidc:sub, oidc:aud ' +
    'and oidc:iss must fit them, and its principal must be the provider in oidc_provider_urn';
const BY_CODE = {
    'STS5.1001': TRUST,
    'STS5.2001': 'Add the aud above to the client ids of the provider, or give one of them as oidc_audience',
};
const SERVICES = {
    AssumeAgencyWithOIDC: {
        address: 'sts_endpoint',
        service: 'STS',
        refusals: {
            401: 'Compare the claims above with the OIDC provider: its URL must be the iss, and the aud one of its client ids',
            403: TRUST,
            404: 'Check oidc_provider_urn and oidc_agency_urn: one of them is not there, or STS is not in this region (give sts_endpoint)',
        },
    },
    CreateTokenWithIdToken: {
        address: 'iam_endpoint',
        service: 'IAM',
        refusals: {
            401: 'Compare the claims above with the identity provider: its URL and client id must be the iss and the aud, its signing key one that GitHub uses now, and a rule of its mapping must fit the sub',
            403: 'Give the group to which the mapping leads rights in the project in urn',
            404: 'Check oidc_identity_provider: there is no identity provider of that name',
        },
    },
};
function connectionRemedy({ permanent, phase }, address) {
    if (permanent === true) {
        return `Check ${address}, and let NODE_EXTRA_CA_CERTS name the certificate of a private authority`;
    }
    return phase === 'connecting'
        ? `Check the region in urn, ${address}, and whether the runner needs HTTPS_PROXY to get out`
        : 'Run the job again: the connection was lost on the way';
}

;// CONCATENATED MODULE: ./build/src/cloud/remedies.js


/**
 * One thing to do, by the service's error code. Meanings: FunctionGraph's and API Gateway's lists of
 * error codes. Messages differ among regions and are not looked at.
 */
const remedies_BY_CODE = {
    'APIGW.0101': 'Check the region in urn, or endpoint: this host does not serve FunctionGraph',
    'APIGW.0201': 'Send less: the gateway takes signed bodies of up to 12 MB; use iam_token, or put the package ' +
        'into OBS and give code_url',
    'APIGW.0301': 'Check the access key and the secret key, and the clock of the runner',
    'APIGW.0308': 'Run the job again later: the gateway lets no more requests through',
    'FSS.0401': 'Check the credentials, and that they belong to the project in urn',
    'FSS.0403': 'Grant the caller FunctionGraph:function:getConfig and FunctionGraph:function:updateCode, and ' +
        'check that the project in urn is its own',
    'FSS.0404': 'Check urn: there is no such function in this project and region',
    'FSS.0413': 'Make the package smaller, or put it into OBS and give code_url',
    'FSS.1010': 'Check code_url: it is not the address of an object in OBS',
    'FSS.1011': 'Check the archive: the service cannot read it as the code_type says',
    'FSS.1012': 'Give code: the service says that none was sent',
    'FSS.1024': 'Check the ids in depend_version_list (they are ids of versions) or depend_list',
    'FSS.0424': 'Check the ids in depend_version_list (they are ids of versions) or depend_list',
    'FSS.1042': 'Delete functions or versions: the account may hold no more code',
    'FSS.1046': 'Share the dependency with this account, or take another',
    'FSS.1051': 'Check urn: there is no such function in this project and region',
    'FSS.1052': 'Check urn: there is no such function or version in this project and region',
    'FSS.1054': 'Check code_url: there is no such object in OBS, or the service may not read it',
    'FSS.1056': 'Check the ids of the dependencies: one of them does not exist',
    'FSS.1071': 'Put the package into OBS and give code_url: sent directly it may have 50 MB',
    'FSS.1072': 'Use code_type zip: inline code may have 10 KB',
    'FSS.1077': 'Delete the reserved instances of the function, then run the job again',
    'FSS.1078': 'Give a bare file name as code_filename',
    'FSS.1151': "Use a bucket in the function's own region",
    'FSS.1201': 'Make the package smaller, or put it into OBS and give code_url',
    'FSS.1309': 'Check urn: the service does not accept it',
};
const PROXY_USER = 'Check the user name and password in HTTPS_PROXY';
const BY_STATUS = {
    400: 'Correct what the message names, then run the job again',
    401: 'Check the credentials, and that they belong to the project in urn',
    403: 'Grant the caller getConfig and updateCode of FunctionGraph in this project',
    404: 'Check urn, and endpoint where it is given',
    407: PROXY_USER,
    408: 'Run the job again: the service waited too long for the request',
    409: 'Look at the function in the console: the service refuses the update in its present state',
    410: 'Check urn: the service says that this function is gone',
    413: 'Make the package smaller, or put it into OBS and give code_url',
    429: 'Run the job again later: there are too many requests',
};
/** Clocks may differ by 15 minutes before signatures are refused. */
const CLOCK_TOLERANCE = 15 * 60;
/** One thing to do about a failed call. */
function remedyFor(data) {
    if ((0,errors/* isSignIn */.h3)(data.operation))
        return signInRemedy(data.operation, data);
    if (data.kind === 'connection')
        return remedies_connectionRemedy(data);
    if (data.kind === 'redirect')
        return 'Give the address that serves the API itself as endpoint';
    if (data.kind === 'unreadable')
        return 'Check endpoint: what answers there is not FunctionGraph';
    const clock = clockRemedy(data);
    if (clock !== undefined)
        return clock;
    const renewal = renewalRemedy(data);
    if (renewal !== undefined)
        return renewal;
    const { code = '', status = 0 } = data;
    // A foreign text may be the name of something that every object has, such as `constructor`.
    const known = Object.hasOwn(remedies_BY_CODE, code) ? remedies_BY_CODE[code] : undefined;
    const remedy = known ?? BY_STATUS[status];
    if (remedy !== undefined)
        return remedy;
    return status >= 500
        ? 'Run the job again later: the service has trouble of its own'
        : 'Look up the error code in the documents of FunctionGraph';
}
function clockRemedy({ code, clockAhead }) {
    if (code !== 'APIGW.0301' || clockAhead === undefined)
        return undefined;
    if (Math.abs(clockAhead) <= CLOCK_TOLERANCE)
        return undefined;
    return `Set the clock of the runner: it is ${clockDistance(clockAhead)}`;
}
/** How far this machine's clock is from the service's, in words. */
function clockDistance(ahead) {
    return `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} the service's`;
}
/** What does not last is most often refused because it has run out, unless it was just obtained. */
const WHEN_REFUSED = {
    token: 'Get a new token: an IAM token lives for 24 hours at most, and is good in one project',
    'temporary key': 'Get new temporary keys: these have run out, or their parts do not belong together',
    'key from STS': 'Check that endpoint and sts_endpoint belong to one cloud: STS gave these keys for this step',
    'token from IAM': 'Check that endpoint and iam_endpoint belong to one cloud: IAM gave this token for this step',
};
function renewalRemedy({ status, proof }) {
    return status === 401 && proof !== undefined ? WHEN_REFUSED[proof] : undefined;
}
function remedies_connectionRemedy({ permanent, phase, status }) {
    // The status is a proxy's own, which knows nothing of functions.
    if (status === 407)
        return PROXY_USER;
    if (status !== undefined)
        return 'Check HTTPS_PROXY: the proxy does not let this host through';
    if (permanent === true) {
        return 'Check endpoint, and let NODE_EXTRA_CA_CERTS name the certificate of a private authority';
    }
    return phase === 'connecting'
        ? 'Check the region in urn, endpoint, and whether the runner needs HTTPS_PROXY to get out'
        : 'Run the job again: the connection was lost on the way';
}
/** Whether running the job again can help without any change. */
function mayHelpAgain({ kind, status = 0, permanent }) {
    if (kind === 'connection')
        return permanent !== true;
    return kind === 'status' && (status === 408 || status === 429 || status >= 500);
}

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __nccwpck_require__(7406);
;// CONCATENATED MODULE: ./build/src/report/failure.js



const DOING = {
    ShowFunctionConfig: "reading the function's configuration",
    UpdateFunctionCode: 'updating the code',
    RequestIdToken: 'asking GitHub for an id token',
    AssumeAgencyWithOIDC: 'signing in at STS',
    CreateTokenWithIdToken: 'signing in at IAM',
};
/** Puts any error into words. None of them holds a secret: no error of ours carries one. */
function explain(error) {
    if (error instanceof errors/* CloudError */.K2)
        return explainCloud(error);
    if (error instanceof errors/* SignInError */.Jj)
        return explainSignIn(error);
    if (error instanceof src_errors/* VerificationError */.mk)
        return explainVerification(error);
    if (error instanceof src_errors/* UnsettledError */.vs)
        return { ...explain(error.reason), cause: error.message };
    if (error instanceof src_errors/* PackageError */.JP) {
        return { cause: error.message, details: error.details, advice: error.remedy };
    }
    if (error instanceof src_errors/* InputError */.dz) {
        const advice = 'Correct the inputs of the step; nothing was sent';
        return { cause: 'the inputs cannot be used', details: error.problems, advice };
    }
    if (error instanceof src_errors/* DeadlineError */.j3) {
        const advice = 'Give a larger timeout, or look above for what took so long';
        return { cause: error.message, details: [], advice };
    }
    if (error instanceof src_errors/* CancelledError */.cc) {
        return { cause: error.message, details: [], advice: 'Run the job again when it is wanted' };
    }
    return unexpected(error);
}
function explainVerification({ message, remedy, again, requestId }) {
    const id = requestId === undefined ? '' : ` (request id ${requestId})`;
    return {
        cause: `${message}${id}`,
        details: [],
        advice: `${againText(again)}. ${remedy}`,
        ...(requestId === undefined ? {} : { requestId }),
    };
}
function againText(helps) {
    return helps ? 'Trying again can help' : 'Trying again does not help';
}
function explainCloud(error) {
    const { operation, status, code, requestId } = error.data;
    const http = status === undefined ? [] : [`HTTP ${status}`];
    const facts = [...http, ...(code === undefined ? [] : [code]), error.message].join(', ');
    const again = againText(mayHelpAgain(error.data));
    const id = requestId === undefined ? '' : ` (request id ${requestId})`;
    return {
        cause: `${DOING[operation]}: ${facts}${id}`,
        details: clockDetail(error.data),
        advice: `${again}. ${remedyFor(error.data)}`,
        ...(requestId === undefined ? {} : { requestId }),
    };
}
function explainSignIn({ reason }) {
    if (reason.kind === 'refused')
        return { ...explainCloud(reason.error), details: reason.claims };
    return { cause: reason.message, details: [], advice: reason.remedy, lines: reason.lines };
}
/** A signature that is refused may be refused for its date. */
function clockDetail({ code, clockAhead }) {
    if (code !== 'APIGW.0301' || clockAhead === undefined)
        return [];
    return [`the clock of the runner is ${clockDistance(clockAhead)}`];
}
function unexpected(error) {
    const message = error instanceof Error ? error.message : String(error);
    const advice = 'If this looks like a fault of the action, report it with the log of this step';
    return { cause: message, details: [], advice };
}
/** The lines of an annotation: the first says all, the rest what to do. */
function failureLines(what, { cause, details, advice, lines = [] }) {
    return [
        `${what}: ${cause}`,
        ...details.map((detail) => `- ${detail}`),
        sentence(advice),
        ...lines.map((line) => `    ${line}`),
    ];
}
/** Closes a sentence that is not closed. */
function sentence(text) {
    return /[.:!?]$/.test(text) ? text : `${text}.`;
}


/***/ }),

/***/ 3788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

;// CONCATENATED MODULE: ./build/src/cloud/credentials/access.js
/** Whether requests carry a signature over their body, which the gateway takes up to 12 MB. */
function signsRequests({ kind }) {
    return kind === 'keys' || kind === 'agency';
}
/** How the step signs in and where that came from, for the log. Never a value. */
function wayIn(access) {
    switch (access.kind) {
        case 'keys': {
            const kind = access.keys.securityToken === undefined ? 'an' : 'a temporary';
            return `with ${kind} access key from ${access.from}`;
        }
        case 'token':
            return `with an IAM token from ${access.from}`;
        case 'agency':
            return "with GitHub's id token through STS (oidc_provider_urn and oidc_agency_urn from inputs)";
        case 'identity provider':
            return "with GitHub's id token through IAM (oidc_identity_provider from inputs)";
    }
}

;// CONCATENATED MODULE: ./build/src/target.js
const DEFAULT_ENDPOINT = 'https://functiongraph.{region}.myhuaweicloud.com';
const FORM = 'urn:fss:<region>:<project_id>:function:<package>:<name>[:latest]';
/**
 * Reads one function URN. The documents contradict each other on lengths and on the characters of
 * names, so only what would break the address or the request path is refused: the region becomes
 * part of a host name, the rest part of a path.
 *
 * @returns the target, or a sentence that says what is wrong with it
 */
function parseTarget(urn, endpoint) {
    const parts = urn.split(':');
    const [scheme, service, region = '', projectId = '', kind, group = '', name = '', version] = parts;
    const shaped = scheme === 'urn' && service === 'fss' && kind === 'function';
    if (!shaped || parts.length < 7 || parts.length > 8)
        return `it does not have the form ${FORM}`;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region))
        return `its region ${quoted(region)} is not a region id`;
    if (!/^[A-Za-z0-9_-]+$/.test(projectId))
        return `its project id ${quoted(projectId)} is not one`;
    if (!/^[A-Za-z0-9._-]+$/.test(group))
        return `its package ${quoted(group)} is not a name`;
    if (!/^[A-Za-z0-9._-]+$/.test(name))
        return `its function name ${quoted(name)} is not a name`;
    if (version !== undefined && version !== 'latest')
        return onlyLatest(version);
    return {
        urn: `${parts.slice(0, 7).join(':')}:latest`,
        region,
        projectId,
        name,
        endpoint: endpointOf(endpoint, region),
    };
}
function onlyLatest(version) {
    if (version === '')
        return 'it ends with a colon; end it with the function name or :latest';
    const what = version.startsWith('!')
        ? `the alias ${clipped(version.slice(1))}`
        : `the version ${quoted(version)}`;
    return `it names ${what}, but only latest can take code; end it with the function name or :latest`;
}
function quoted(part) {
    return `"${clipped(part)}"`;
}
/** A foreign part of a sentence, cut where it would drown it. */
function clipped(part) {
    return part.length > 60 ? `${part.slice(0, 60)}…` : part;
}
/** The address that serves a region: `{region}` replaced, no slash at the end. */
function endpointOf(template, region) {
    return template.replaceAll('{region}', region).replace(/\/+$/, '');
}

// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __nccwpck_require__(6532);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/src/cloud/signature.js

const ALGORITHM = 'SDK-HMAC-SHA256';
/** The date as `X-Sdk-Date` wants it: `20200608T023900Z`. */
function sdkDate(date) {
    return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
/** Percent-encodes all but letters, digits and `-_.~`; `encodeURIComponent` leaves five more bare. */
function encodeStrictly(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Each segment decoded and encoded strictly, so that `:` and `%3A` on the wire sign alike. */
function canonicalPath(pathname) {
    const encoded = pathname
        .split('/')
        .map((segment) => encodeStrictly(decodeURIComponent(segment)))
        .join('/');
    return encoded.endsWith('/') ? encoded : `${encoded}/`;
}
/** Sorted before they are encoded, as the official SDKs do. */
function canonicalQuery(query) {
    return [...query]
        .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
        .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
        .join('&');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function sortedHeaders(headers) {
    return Object.entries(headers)
        .map(([name, value]) => [name.toLowerCase(), value.trim()])
        .sort(([a], [b]) => compare(a, b));
}
function canonicalRequest(request) {
    const headers = sortedHeaders(request.headers);
    return [
        request.method,
        canonicalPath(request.url.pathname),
        canonicalQuery(request.url.searchParams),
        headers.map(([name, value]) => `${name}:${value}\n`).join(''),
        headers.map(([name]) => name).join(';'),
        request.bodySha256,
    ].join('\n');
}
function stringToSign(canonical, date) {
    return [ALGORITHM, date, (0,external_node_crypto_.createHash)('sha256').update(canonical).digest('hex')].join('\n');
}
/** The secret key itself is the HMAC key: no derivation, no scope. */
function signature(toSign, secretKey) {
    return (0,external_node_crypto_.createHmac)('sha256', secretKey).update(toSign).digest('hex');
}
/** The Authorization header. The request must hold the `x-sdk-date` that it is signed with. */
function authorization(request, keys) {
    const headers = sortedHeaders(request.headers);
    const date = headers.find(([name]) => name === 'x-sdk-date')?.[1];
    if (date === undefined)
        throw new Error('a request is signed together with its x-sdk-date');
    const signed = signature(stringToSign(canonicalRequest(request), date), keys.secretKey);
    const names = headers.map(([name]) => name).join(';');
    return `${ALGORITHM} Access=${keys.accessKey}, SignedHeaders=${names}, Signature=${signed}`;
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/authorizer.js

/** Signs with keys; a temporary key's token is sent and signed too. */
function keyAuthorizer(keys) {
    return {
        proof: keys.securityToken === undefined ? 'key' : 'temporary key',
        authorize: (request, now) => Promise.resolve(signedHeaders(request, keys, now)),
    };
}
/** The headers by which keys vouch for a request. */
function signedHeaders(request, keys, now) {
    const added = {
        'x-sdk-date': sdkDate(now),
        ...(keys.securityToken === undefined ? {} : { 'x-security-token': keys.securityToken }),
    };
    const headers = { ...request.headers, ...added };
    return { ...added, authorization: authorization({ ...request, headers }, keys) };
}
/** Sends an IAM token, which is good for one project. */
function tokenAuthorizer(token) {
    return { proof: 'token', authorize: () => Promise.resolve({ 'x-auth-token': token }) };
}

;// CONCATENATED MODULE: ./build/src/cloud/retry.js

const ATTEMPTS = 5;
const READ_AGAIN = [408, 429, 500, 502, 503, 504];
/** Whether a failed call may be made again; `writes` says whether it changes the function. */
function repeatOf({ data }, writes) {
    switch (data.kind) {
        case 'connection':
            if (data.permanent === true)
                return 'no';
            return !writes || data.phase === 'connecting' ? 'safe' : 'unknown';
        case 'status':
            return repeatOfStatus(data.status ?? 0, writes);
        case 'redirect':
        case 'unreadable':
            return 'no';
    }
}
function repeatOfStatus(status, writes) {
    if (writes && (status === 408 || status >= 500))
        return 'unknown';
    return READ_AGAIN.includes(status) ? 'safe' : 'no';
}
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 20_000;
/**
 * Milliseconds to wait before the next attempt: full jitter over an exponential back-off, but never
 * less than what the service asks for by Retry-After.
 *
 * @param failed how many attempts have failed so far, from 1
 * @param random a number from 0 to 1
 */
function delayBefore(failed, random, retryAfter) {
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failed - 1));
    return Math.max(Math.round(random * ceiling), retryAfter ?? 0);
}
/**
 * Retry-After, in seconds or as an HTTP date, as milliseconds from `now`. `Date.parse` alone would
 * read a date out of almost any text, such as "-1" or "try 2099".
 */
function retryAfterOf(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d{1,6}$/.test(header.trim()))
        return Number(header) * 1_000;
    const at = / GMT$/.test(header) ? Date.parse(header) : NaN;
    return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
/**
 * Makes a call that changes nothing of the function, again and again where that is safe.
 *
 * @throws what the last attempt threw
 */
async function repeated(operation, attempt, means) {
    for (let failed = 1;; failed += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof errors/* CloudError */.K2) || error.data.operation !== operation)
                throw error;
            if (repeatOf(error, false) !== 'safe' || failed >= ATTEMPTS)
                throw error;
            await waitAfter(failed, error, means);
        }
    }
}
/**
 * Waits before the next attempt, and says so. A wait that would outlast the step is not begun: the
 * failure says more than the end of the step's time would.
 *
 * @throws the error itself when there is no time left for another attempt
 */
async function waitAfter(failed, error, { clock, endsAt, signal, log }) {
    const { operation, status, retryAfter } = error.data;
    const delay = delayBefore(failed, clock.random(), retryAfter);
    const what = status === undefined ? error.message : `HTTP ${status}`;
    const attempt = `Attempt ${failed} of ${operation} failed (${what})`;
    if (clock.now().getTime() + delay >= endsAt.getTime()) {
        log.info(`${attempt}; a wait of ${delay / 1000} s would outlast the step's time`);
        throw error;
    }
    log.info(`${attempt}; next in ${delay / 1000} s`);
    await clock.sleep(delay, signal);
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/src/cloud/body.js


/**
 * Input bytes per base64 piece: a multiple of 3, and small enough that the piece's string stays out
 * of V8's large-object space, where encoding was measured to be thirty times slower.
 */
const PIECE = 48 * 1024;
const PIECES_PER_READ = 16;
function textBody(text) {
    const bytes = Buffer.from(text);
    return {
        length: bytes.length,
        async *pieces() {
            yield await Promise.resolve(bytes);
        },
    };
}
/**
 * A JSON object whose last member is `func_code: {file: <the file in base64>}`. The base64 text is
 * never in memory as a whole.
 *
 * @param fields the members before it; at least one
 * @param file the file, and the size that it had when its digest was taken
 */
function bodyWithFile(fields, file) {
    const head = Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"func_code":{"file":"`);
    const tail = Buffer.from('"}}');
    return {
        length: head.length + 4 * Math.ceil(file.size / 3) + tail.length,
        async *pieces() {
            yield head;
            yield* base64Pieces(file);
            yield tail;
        },
    };
}
async function* base64Pieces(file) {
    const handle = await (0,promises_namespaceObject.open)(file.path);
    try {
        const scratch = Buffer.allocUnsafe(PIECE * PIECES_PER_READ);
        let left = file.size;
        while (left > 0) {
            const wanted = Math.min(left, scratch.length);
            const filled = await fill(handle, scratch.subarray(0, wanted));
            if (filled < wanted)
                throw new Error(`${file.path} became shorter while it was read`);
            for (let start = 0; start < wanted; start += PIECE) {
                const end = Math.min(start + PIECE, wanted);
                yield Buffer.from(scratch.toString('base64', start, end), 'latin1');
            }
            left -= wanted;
        }
    }
    finally {
        await handle.close();
    }
}
/** Reads until the buffer is full or the file ends: a single read may bring less. */
async function fill(handle, buffer) {
    let filled = 0;
    while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
        if (bytesRead === 0)
            break;
        filled += bytesRead;
    }
    return filled;
}
/** Hex SHA-256 of a body, of the empty text where there is none. */
async function sha256Of(body) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (body !== undefined)
        for await (const piece of body.pieces())
            hash.update(piece);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/src/units.js
/** Bytes for people, in powers of 1000: `812 bytes`, `7.7 kB`, `52.4 MB`. */
function bytesText(bytes) {
    if (bytes < 1_000)
        return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
    const units = ['kB', 'MB', 'GB'];
    const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
    return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`;
}
/** How a size changed: `+1.2 kB`, `-3 bytes`; empty where it did not, or is not known. */
function changeText(before, after) {
    if (before === undefined || after === undefined || before === after)
        return '';
    return `${after > before ? '+' : '-'}${bytesText(Math.abs(after - before))}`;
}
/** Milliseconds for people: `80 ms`, `2.3 s`, `3 min 12 s`. */
function durationText(milliseconds) {
    if (milliseconds < 1_000)
        return `${Math.max(0, Math.round(milliseconds))} ms`;
    if (milliseconds < 60_000)
        return `${(Math.floor(milliseconds / 100) / 10).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1_000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** `1 file`, `2 files`. */
function counted(count, noun) {
    return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
/** The first digits of a digest: enough to tell two apart in a log. */
function shortDigest(digest) {
    return digest === undefined ? 'unknown' : digest.slice(0, 12);
}

;// CONCATENATED MODULE: ./build/src/cloud/progress.js

/** Milliseconds between two lines about one upload. An upload that ends before says nothing. */
const EVERY = 5_000;
/**
 * Follows one upload.
 *
 * @param total bytes of the body
 * @param tell is given a line every few seconds: percent, and the rate since the line before
 * @returns to be called with the bytes handed to the network so far
 */
function uploadProgress(total, clock, tell) {
    let last = { at: clock.now().getTime(), sent: 0 };
    return (sent) => {
        const at = clock.now().getTime();
        if (at - last.at < EVERY || sent >= total)
            return;
        const rate = bytesText(Math.round(((sent - last.sent) * 1_000) / (at - last.at)));
        tell(`Sends: ${Math.floor((sent * 100) / total)} % of ${bytesText(total)}, ${rate}/s`);
        last = { at, sent };
    };
}

// EXTERNAL MODULE: ./build/src/cloud/transport.js + 2 modules
var cloud_transport = __nccwpck_require__(8023);
// EXTERNAL MODULE: ./build/src/cloud/wire.js
var wire = __nccwpck_require__(8398);
;// CONCATENATED MODULE: ./build/src/cloud/exchange.js





/**
 * Sends one request once.
 *
 * @throws CloudError for anything but an answer 2xx; the signal's reason when it is aborted
 */
async function exchange(request, reach) {
    const { clock, log, signal, transport } = reach;
    const { body, operation } = request;
    const started = clock.now().getTime();
    let ended = 'no answer';
    const tell = (line) => {
        log.info(line);
    };
    const progress = body === undefined ? {} : { onProgress: uploadProgress(body.length, clock, tell) };
    try {
        const answer = await transport.send({ ...request, ...progress }, signal);
        ended = `HTTP ${answer.status}`;
        return read(request, answer, clock.now());
    }
    catch (error) {
        throw error instanceof cloud_transport/* ConnectionError */.R ? lost(request, error) : error;
    }
    finally {
        log.debug(`${operation}: ${ended} after ${clock.now().getTime() - started} ms`);
    }
}
function read({ operation, proof }, answer, now) {
    const { status, headers } = answer;
    const json = (0,wire/* parseObject */.lj)(answer.body.toString('utf8'));
    const requestId = headerText(headers['x-request-id']) ?? headerText(headers['x-iam-trace-id']);
    if (status >= 200 && status < 300)
        return { json, headers, requestId };
    const { code, message } = (0,wire/* decodeError */.lB)(json);
    const date = Date.parse(headers.date ?? '');
    throw new errors/* CloudError */.K2(message ?? withoutMessage(operation, answer), {
        kind: status >= 300 && status < 400 ? 'redirect' : 'status',
        operation,
        proof,
        status,
        code,
        requestId,
        retryAfter: retryAfterOf(headers['retry-after'], now),
        clockAhead: Number.isNaN(date) ? undefined : Math.round((now.getTime() - date) / 1000),
    });
}
function headerText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Who should have answered. */
const SERVICES = {
    ShowFunctionConfig: 'FunctionGraph',
    UpdateFunctionCode: 'FunctionGraph',
    RequestIdToken: 'GitHub',
    AssumeAgencyWithOIDC: 'STS',
    CreateTokenWithIdToken: 'IAM',
};
/** An answer without the service's own words comes from something in between. */
function withoutMessage(operation, { status, headers, body }) {
    if (status >= 300 && status < 400)
        return `redirected to ${hostOf(headers.location)}`;
    const type = headers['content-type'] ?? 'no content type';
    return `an answer that ${SERVICES[operation]} does not give (${type}, ${body.length} bytes)`;
}
/** Only the host: the rest of a redirect's address may hold secrets. */
function hostOf(location) {
    if (location === undefined)
        return 'nowhere';
    return URL.canParse(location) ? new URL(location).host : 'another path of the same host';
}
/** Errors of TLS that come again however often one tries. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;
function lost({ operation }, { message, phase, code }) {
    const status = proxyRefusal(message);
    return new errors/* CloudError */.K2(message, {
        kind: 'connection',
        operation,
        phase,
        status,
        permanent: status === 407 || (code !== undefined && CERTIFICATE.test(code)),
    });
}
/** The status with which a proxy refused to open a tunnel, as the toolkit's message has it. */
function proxyRefusal(message) {
    const [, status] = /tunneling socket could not be established, statusCode=(\d{3})/.exec(message) ?? [];
    return status === undefined ? undefined : Number(status);
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/lease.js
/**
 * Obtains once for all that ask, however many ask at the same time, and anew when what is held
 * would run out within `margin` milliseconds. A failure is kept: what one function could not obtain
 * in all its attempts, the next one would wait for in vain.
 */
function leased(obtain, margin) {
    let current;
    return async (now) => {
        const held = (current ??= obtain(now));
        const { value, until } = await held;
        if (until === undefined || until - now.getTime() > margin)
            return value;
        if (current === held)
            current = obtain(now);
        return (await current).value;
    };
}
/**
 * When something runs out by this machine's clock, which may be minutes off: the service's time of
 * expiry, less the service's own time, is how long it lives.
 *
 * @param expiry as the service spells it, with any number of decimals
 * @param date the header Date of the answer
 */
function localExpiry(expiry, date, now) {
    const at = typeof expiry === 'string' ? Date.parse(expiry) : NaN;
    if (Number.isNaN(at))
        return undefined;
    const theirs = Date.parse(date ?? '');
    return now.getTime() + (at - (Number.isNaN(theirs) ? now.getTime() : theirs));
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/iam.js






const OPERATION = 'CreateTokenWithIdToken';
/**
 * A token for an id token, good in one project for as long as IAM sees fit.
 *
 * @throws CloudError
 */
function createToken(request, means) {
    return repeated(OPERATION, () => createOnce(request, means), means);
}
async function createOnce({ endpoint, provider, projectId, idToken }, means) {
    const scope = { project: { id: projectId } };
    const answer = await exchange({
        operation: OPERATION,
        method: 'POST',
        url: new URL(`${endpoint}/v3.0/OS-AUTH/id-token/tokens`),
        headers: { 'content-type': 'application/json;charset=utf8', 'x-idp-id': provider },
        body: textBody(JSON.stringify({ auth: { id_token: { id: idToken }, scope } })),
    }, means);
    const token = answer.headers['x-subject-token'];
    if (typeof token !== 'string' || token === '') {
        const data = { kind: 'unreadable', operation: OPERATION, requestId: answer.requestId };
        throw new errors/* CloudError */.K2('an answer without a token', data);
    }
    means.mask(token);
    const described = answer.json?.['token'];
    const expiry = (0,wire/* isObject */.Gv)(described) ? described['expires_at'] : undefined;
    return {
        value: token,
        until: localExpiry(expiry, answer.headers.date, means.clock.now()),
    };
}

;// CONCATENATED MODULE: ./build/src/address.js
/** An address as it may be shown: its query, where it has one, may be a signature. */
function withoutQuery(address) {
    return address.replace(/\?.*/s, '');
}
/** Whether a host name is this machine's own, as WHATWG URLs spell it. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/** A URL, where the text is one. */
function parsedUrl(text) {
    return URL.canParse(text) ? new URL(text) : undefined;
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/id-token.js




const ADDRESS = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
/**
 * The runner sets both variables for a job that has `id-token: write`, and neither for another.
 *
 * @returns undefined for a job that may not ask
 * @throws SignInError when the address is one to which the request token must not go
 */
function tokenSource(environment) {
    const [given, requestToken] = [ADDRESS, REQUEST_TOKEN].map((name) => environment[name]?.trim());
    if (!given || !requestToken)
        return undefined;
    const address = parsedUrl(given);
    if (address?.protocol === 'https:')
        return { address, requestToken };
    if (address?.protocol === 'http:' && isLoopback(address.hostname)) {
        return { address, requestToken };
    }
    throw new errors/* SignInError */.Jj({
        kind: 'not allowed',
        message: `${ADDRESS} is not an https address, so the request token is not sent there`,
        remedy: `Leave ${ADDRESS} as the runner sets it`,
        lines: [],
    });
}
const id_token_OPERATION = 'RequestIdToken';
/**
 * An id token for one audience, masked. The request is that of "Methods for requesting the OIDC
 * token" in GitHub's OpenID Connect reference. It is made here and not by `getIDToken` of
 * `@actions/core`, which takes the request token along on a redirect to another host and waits
 * without end for the rest of an answer that broke off (seen with 3.0.1).
 *
 * @throws CloudError; the signal's reason when it is aborted
 */
function requestIdToken(source, audience, means) {
    return repeated(id_token_OPERATION, () => requestOnce(source, audience, means), means);
}
async function requestOnce({ address, requestToken }, audience, means) {
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `Bearer ${requestToken}` };
    const answer = await exchange({ operation: id_token_OPERATION, method: 'GET', url, headers }, means);
    const idToken = answer.json?.['value'];
    if (typeof idToken !== 'string' || idToken === '') {
        const data = { kind: 'unreadable', operation: id_token_OPERATION, requestId: answer.requestId };
        throw new errors/* CloudError */.K2('an answer without an id token', data);
    }
    means.mask(idToken);
    return idToken;
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/identity.js



const SHOWN = ['iss', 'aud', 'sub', 'repository', 'ref', 'environment'];
/**
 * Asks GitHub for an id token for one audience.
 *
 * @throws SignInError when the job may not have one or GitHub does not give it; the signal's reason
 */
async function requestIdentity(audience, means) {
    const source = tokenSource(means.environment);
    if (source === undefined)
        throw notAllowed(means);
    try {
        const idToken = await requestIdToken(source, audience, means);
        return identityOf(idToken, means.clock.now());
    }
    catch (error) {
        throw error instanceof errors/* CloudError */.K2
            ? new errors/* SignInError */.Jj({ kind: 'refused', error, claims: [] })
            : error;
    }
}
function notAllowed({ environment, event }) {
    const kind = 'not allowed';
    if (environment['GITHUB_EVENT_NAME'] === 'pull_request' && isFromFork(event())) {
        const message = 'GitHub gives no id token to a pull request from a fork';
        return new errors/* SignInError */.Jj({ kind, message, remedy: AFTER_THE_MERGE, lines: [] });
    }
    const message = 'GitHub gives this job no id token: it lacks the permission';
    const lines = ['permissions:', '  id-token: write'];
    return new errors/* SignInError */.Jj({ kind, message, remedy: GRANT, lines });
}
const AFTER_THE_MERGE = 'Deploy after the merge, or keep this job from running for forks with ' +
    'if: github.event.pull_request.head.repo.full_name == github.repository';
const GRANT = 'Add id-token: write to the permissions of the job, and of the caller of a reusable workflow ' +
    '(a list of permissions grants nothing else: actions/checkout needs contents: read). ' +
    'The two lines:';
/** A fork that was deleted has no repository any more. */
function isFromFork(event) {
    const pull = member(event, 'pull_request');
    const [head, base] = ['head', 'base'].map((side) => member(member(member(pull, side), 'repo'), 'full_name'));
    return pull !== undefined && head !== base;
}
function member(value, name) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return value[name];
}
function identityOf(idToken, now) {
    const payload = (0,wire/* parseObject */.lj)(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
    if (payload === undefined) {
        throw new errors/* CloudError */.K2('an answer that holds no JWT', {
            kind: 'unreadable',
            operation: 'RequestIdToken',
        });
    }
    const claims = SHOWN.filter((name) => payload[name] !== undefined).map((name) => `${name}: ${[payload[name]].flat().map(String).join(', ')}`);
    const { iat, exp } = payload;
    const lives = typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1_000 : undefined;
    const until = lives === undefined ? undefined : now.getTime() + lives;
    return { value: { idToken, claims }, until };
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/sts.js






const sts_OPERATION = 'AssumeAgencyWithOIDC';
/** Every agency allows sessions of an hour; whether it allows longer ones is for it to say. */
const HOUR = 3_600;
/**
 * Temporary keys for an id token, good in all regions of the agency's account.
 *
 * @throws CloudError
 */
async function assumeAgency(assumption, means) {
    const ask = (seconds) => repeated(sts_OPERATION, () => assumeOnce({ ...assumption, seconds }, means), means);
    try {
        return await ask(assumption.seconds);
    }
    catch (error) {
        const mayBeTooLong = assumption.seconds > HOUR && error instanceof errors/* CloudError */.K2 && error.data.status === 400;
        if (!mayBeTooLong)
            throw error;
        means.log.info('STS refused keys for so long a step; asking for an hour, and again later');
        return ask(HOUR);
    }
}
async function assumeOnce({ endpoint, providerUrn, agencyUrn, sessionName, idToken, seconds }, means) {
    const fields = {
        provider_urn: providerUrn,
        agency_urn: agencyUrn,
        agency_session_name: sessionName,
        id_token: idToken,
        duration_seconds: seconds,
    };
    const answer = await exchange({
        operation: sts_OPERATION,
        method: 'POST',
        url: new URL(`${endpoint}/v5/agencies/assume-with-oidc`),
        headers: { 'content-type': 'application/json' },
        body: textBody(JSON.stringify(fields)),
    }, means);
    const credentials = answer.json?.['credentials'];
    const keys = (0,wire/* isObject */.Gv)(credentials) ? keysOf(credentials) : undefined;
    if (keys === undefined || !(0,wire/* isObject */.Gv)(credentials)) {
        const data = { kind: 'unreadable', operation: sts_OPERATION, requestId: answer.requestId };
        throw new errors/* CloudError */.K2('an answer without keys', data);
    }
    means.mask(keys.secretKey);
    means.mask(keys.securityToken);
    const until = localExpiry(credentials['expiration'], answer.headers.date, means.clock.now());
    return { value: keys, until };
}
function keysOf(credentials) {
    const accessKey = credentials['access_key_id'];
    const secretKey = credentials['secret_access_key'];
    const securityToken = credentials['security_token'];
    const texts = [accessKey, secretKey, securityToken];
    if (!texts.every((text) => typeof text === 'string' && text !== ''))
        return undefined;
    return { accessKey, secretKey, securityToken };
}
/** Longest name that STS takes for a session. */
const LONGEST_NAME = 128;
/**
 * The name under which the audit log of the account shows what the step did: repository and run id.
 * STS documents 2 to 128 characters and no set of them, so only letters, digits and `_.@=-` are
 * used, which other clouds take too; the slash between owner and repository becomes a dot.
 */
function sessionNameOf(repository, runId) {
    const tame = (text) => text.replaceAll('/', '.').replace(/[^A-Za-z0-9_.@=-]/g, '-');
    const run = tame(runId ?? '');
    const room = LONGEST_NAME - (run === '' ? 0 : run.length + 1);
    const name = [tame(repository ?? '').slice(0, room), run].filter((part) => part !== '').join('-');
    return name.length < 2 ? 'github-actions' : name.slice(0, LONGEST_NAME);
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/credentials.js







/** Makes the way in that was found ready for use. */
function credentialsFor(access, targets, means) {
    switch (access.kind) {
        case 'keys':
            return given(keyAuthorizer(access.keys));
        case 'token':
            return given(tokenAuthorizer(access.token));
        case 'agency':
            return agencyCredentials(access, targets[0]?.region ?? '', means);
        case 'identity provider':
            return projectTokens(access, means);
    }
}
function given(authorizer) {
    return { begin: () => Promise.resolve(), authorizerFor: () => authorizer };
}
/** Milliseconds that keys and tokens must still live to be used: the longest answer to a PUT. */
const MARGIN = 300_000;
/** The same for GitHub's id token, which lives for some minutes and is used at once. */
const ID_TOKEN_MARGIN = 60_000;
/** Seconds that STS grants at least and at most. */
const SESSION = { least: 900, most: 43_200 };
/** GitHub's id token -> STS -> one temporary key for all functions. */
function agencyCredentials({ agencyUrn, audience, endpoint, providerUrn }, region, means) {
    const { clock, environment, timeout } = means;
    const sessionName = sessionNameOf(environment['GITHUB_REPOSITORY'], environment['GITHUB_RUN_ID']);
    const wanted = timeout + MARGIN / 1_000;
    const seconds = Math.min(Math.max(wanted, SESSION.least), SESSION.most);
    const address = endpointOf(endpoint, region);
    const keys = leased(async () => {
        const { value: identity } = await requestIdentity(audience, means);
        const { idToken } = identity;
        const asked = { endpoint: address, providerUrn, agencyUrn, sessionName, idToken, seconds };
        return explained(identity, () => assumeAgency(asked, means));
    }, MARGIN);
    const authorizer = {
        proof: 'key from STS',
        async authorize(request, now) {
            const held = await keys(now);
            return signedHeaders(request, held, clock.now());
        },
    };
    return {
        async begin() {
            await keys(clock.now());
        },
        authorizerFor: () => authorizer,
    };
}
/** GitHub's id token -> IAM -> one token for each project. */
function projectTokens({ audience, endpoint, provider }, means) {
    const identity = leased(() => requestIdentity(audience, means), ID_TOKEN_MARGIN);
    const authorizers = new Map();
    const authorizerOf = ({ projectId, region }) => {
        const token = leased(async (now) => {
            const vouched = await identity(now);
            const { idToken } = vouched;
            const asked = { endpoint: endpointOf(endpoint, region), provider, projectId, idToken };
            return explained(vouched, () => createToken(asked, means));
        }, MARGIN);
        return {
            proof: 'token from IAM',
            authorize: async (_, now) => ({ 'x-auth-token': await token(now) }),
        };
    };
    return {
        async begin() {
            await identity(means.clock.now());
        },
        authorizerFor(target) {
            const known = authorizers.get(target.projectId) ?? authorizerOf(target);
            authorizers.set(target.projectId, known);
            return known;
        },
    };
}
/** Puts the claims that were shown beside a refusal, since most refusals are about them. */
async function explained({ claims }, signIn) {
    try {
        return await signIn();
    }
    catch (error) {
        throw error instanceof errors/* CloudError */.K2 ? new errors/* SignInError */.Jj({ kind: 'refused', error, claims }) : error;
    }
}

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __nccwpck_require__(7406);
;// CONCATENATED MODULE: ./node_modules/p-map/index.js
function pMap(iterable, mapper, options) {
	return mapConcurrently(iterable, mapper, options, false);
}

function pMapSettled(iterable, mapper, options) {
	return mapConcurrently(iterable, mapper, options, true);
}

function pMapKeyed(input, mapper, options) {
	return mapKeyed(input, mapper, options, false);
}

function pMapSettledKeyed(input, mapper, options) {
	return mapKeyed(input, mapper, options, true);
}

// Like `Promise.allKeyed` and `Promise.allSettledKeyed`, with a mapper, and for a `Map` too. Each value travels with its key, so a skipped key, which leaves no slot in the result, cannot shift the keys after it.
async function mapKeyed(input, mapper, options, isSettled) {
	const entries = getKeyedEntries(input);

	// After the values have their handlers, like the other argument errors, which `mapConcurrently` checks. It cannot check this one, as it gets the wrapper below as its mapper.
	if (typeof mapper !== 'function') {
		throw new TypeError('Mapper function is required');
	}

	const mappedEntries = await mapConcurrently(entries, async ([key, inputResult]) => {
		try {
			if (inputResult.status === 'rejected') {
				throw inputResult.reason;
			}

			const result = await mapper(inputResult.value, key);

			if (result === pMapSkip || result === pMapStop) {
				return result;
			}

			return [key, isSettled ? {status: 'fulfilled', value: result} : result];
		} catch (error) {
			if (!isSettled) {
				throw error;
			}

			return [key, {status: 'rejected', reason: error}];
		}
	}, options, false);

	if (input instanceof Map) {
		return new Map(mappedEntries);
	}

	// A null prototype, like `Promise.allKeyed`, so a key like `__proto__` or `toString` is an own property like any other.
	return Object.setPrototypeOf(Object.fromEntries(mappedEntries), null);
}

// The engine behind all the functions, except `pMapIterable`. With `isSettled`, an element or a mapper that rejects gives a `{status: 'rejected'}` result instead of an error, like `Promise.allSettled`, so `stopOnError` does not apply.
async function mapConcurrently(
	iterable,
	mapper,
	{
		concurrency = Number.POSITIVE_INFINITY,
		stopOnError = true,
		signal,
	} = {},
	isSettled,
) {
	return new Promise((resolve_, reject_) => {
		validateOptions(iterable, mapper, concurrency);

		const result = [];
		// Stage the errors by index, like `result`, so they are reported in input order.
		const errors = [];
		let skippedCount = 0;
		let isResolved = false;
		let isIterableDone = false;
		const pendingIndexes = new Set();
		let doneIndex = Number.POSITIVE_INFINITY;
		let currentIndex = 0;
		const iterator = getIterator(iterable);

		const signalListener = () => {
			reject(signal.reason);
		};

		const cleanup = () => {
			signal?.removeEventListener('abort', signalListener);
		};

		const resolve = value => {
			resolve_(value);
			cleanup();
		};

		const reject = reason => {
			if (isResolved) {
				return;
			}

			isResolved = true;
			reject_(reason);
			cleanup();

			if (!isIterableDone) {
				closeIterator(iterator);
			}
		};

		if (signal) {
			if (signal.aborted) {
				reject(signal.reason);
				return;
			}

			signal.addEventListener('abort', signalListener, {once: true});
		}

		const pull = createPuller(iterator);

		// Settle only once the source is done, or a mapper stopped, and every earlier pull and mapper has finished. A pull before the `done` or the stop can still produce an element, while pulls after it do not affect the result.
		const settleIfFinished = () => {
			if (isResolved || doneIndex === Number.POSITIVE_INFINITY) {
				return;
			}

			for (const index of pendingIndexes) {
				if (index < doneIndex) {
					return;
				}
			}

			if (!stopOnError) {
				const collectedErrors = [];

				for (let index = 0; index < Math.min(doneIndex, errors.length); index++) {
					if (index in errors) {
						collectedErrors.push(errors[index]);
					}
				}

				if (collectedErrors.length > 0) {
					reject(new AggregateError(collectedErrors)); // eslint-disable-line unicorn/error-message
					return;
				}
			}

			isResolved = true;

			// A stop ended the result before the source did, so close it, like `for await` does on a `break`. Not at the stop itself, as a source that settles its `next()` calls out of call order may still owe an earlier element, and closing could drop it.
			if (!isIterableDone) {
				closeIterator(iterator);
			}

			// `done` is final, like `for await`, so a `done` that lands between two elements ends
			// the result there and everything the source produced past it is dropped. A stop cuts it the same way.
			const lastIndex = Math.min(doneIndex, result.length);

			// Every index below `lastIndex` has a value: an index only goes unassigned when its pull reported `done` or its mapper returned `pMapStop`, and the lowest such index is `doneIndex`. So the array is dense below `lastIndex`, and the fast path can hand it over untouched.
			if (lastIndex === result.length && skippedCount === 0) {
				resolve(result);
				return;
			}

			// Otherwise this drops the skipped results and whatever the `done` or the stop cut off.
			resolve(result.slice(0, lastIndex).filter(value => value !== pMapSkip));
		};

		const next = async () => {
			// After a `done` or a stop, a pull would take an item nobody is going to map, which a one-shot source, like a queue, would lose.
			if (isResolved || currentIndex >= doneIndex) {
				return;
			}

			// Take the index when the pull starts, not when it resolves, so a source that settles
			// its `next()` calls out of call order still gets the right position.
			const index = currentIndex++;
			pendingIndexes.add(index);

			let nextItem;
			try {
				nextItem = await pull();
			} catch (error) {
				pendingIndexes.delete(index);

				if (index < doneIndex) {
					throw error;
				}

				settleIfFinished();
				return;
			}

			if (nextItem.done) {
				pendingIndexes.delete(index);
				doneIndex = Math.min(doneIndex, index);
				isIterableDone = true;
				settleIfFinished();
				return;
			}

			// Intentionally detached
			const runner = (async () => {
				try {
					const element = await nextItem.value;

					if (isResolved || index >= doneIndex) {
						return;
					}

					const value = await mapper(element, index);

					// Ignore an item produced after an earlier pull reported `done` or an earlier mapper returned `pMapStop`.
					if (index >= doneIndex) {
						return;
					}

					// A stop ends the result here, like a `done` from the source, so settling waits only for the earlier elements.
					if (value === pMapStop) {
						doneIndex = index;
						return;
					}

					if (value === pMapSkip) {
						skippedCount++;
					}

					result[index] = isSettled && value !== pMapSkip ? {status: 'fulfilled', value} : value;
				} catch (error) {
					if (index >= doneIndex) {
						return;
					}

					if (isSettled) {
						result[index] = {status: 'rejected', reason: error};
					} else if (stopOnError) {
						reject(error);
						return;
					} else {
						errors[index] = error;
					}
				} finally {
					pendingIndexes.delete(index);
					settleIfFinished();
				}

				// If the iterable throws we can't really continue regardless of `stopOnError` state
				// since an iterable is likely to continue throwing after it throws once.
				// If we continue calling `next()` indefinitely we will likely end up
				// in an infinite loop of failed iteration.
				try {
					await next();
				} catch (error) {
					reject(error);
				}
			})();

			// Link the runner to the returned promise, so the async stack trace of a mapper error reaches the caller. Nothing awaits the runner, so the trace would stop there, but V8 follows a reaction that resolves another promise. The link never settles, so it never resolves the returned promise. It is a new promise for each runner, as a shared one would keep a reaction for every element.
			runner.then(() => new Promise(() => {})).then(resolve_);
		};

		// Create the concurrent runners in a detached (non-awaited)
		// promise. We need this so we can await the `next()` calls
		// to stop creating runners before hitting the concurrency limit
		// if the iterable has already been marked as done or a mapper stopped.
		// NOTE: We *must* do this for async iterators otherwise we'll spin up
		// infinite `next()` calls by default and never start the event loop.
		(async () => {
			for (let index = 0; index < concurrency; index++) {
				try {
					// eslint-disable-next-line no-await-in-loop
					await next();
				} catch (error) {
					reject(error);
					break;
				}

				if (isResolved || currentIndex >= doneIndex) {
					break;
				}
			}
		})();
	});
}

function pMapIterable(
	iterable,
	mapper,
	{
		concurrency = Number.POSITIVE_INFINITY,
		backpressure = concurrency,
		preserveOrder = true,
	} = {},
) {
	validateOptions(iterable, mapper, concurrency);

	if (!isLimit(backpressure, concurrency)) {
		throw new TypeError(`Expected \`backpressure\` to be an integer from \`concurrency\` (${concurrency}) and up or \`Infinity\`, got \`${backpressure}\` (${typeof backpressure})`);
	}

	return {
		[Symbol.asyncIterator]() {
			// `isDone` lives outside the generator so the wrapper below can set it the moment the
			// consumer asks to stop. The generator is suspended on a pending `next()` at that point,
			// so its `finally` would not run until much later and workers finishing in the meantime
			// would keep pulling and mapping input for nobody.
			let isDone = false;

			const generator = (async function * () {
				const iterator = getIterator(iterable);

				// Results are consumed from the front with a moving `headIndex` instead of `shift()`.
				// `shift()` moves every remaining entry, which is O(n) per element and made the whole
				// run O(n²) whenever `backpressure` let the array grow, which is the default.
				let promises = [];
				let headIndex = 0;
				let isIterableDone = false;

				// The lowest index whose pull reported `done`. Without `preserveOrder`, the pulls after it have their slots given back, so their errors are dropped.
				let doneIndex = Number.POSITIVE_INFINITY;

				// An element that is being read, or is waiting for a mapper, does not hold a mapper slot, so the next element can be read while the mappers run. Those elements have their own cap of `concurrency`, so the source never sees more than `concurrency` overlapping `next()` calls, even with `backpressure: Infinity`. `backpressure` caps everything in flight together.
				let readingCount = 0;
				let runningMappersCount = 0;

				// The workers waiting for a mapper slot, in the order they started waiting. A finished mapper hands its slot to the oldest one.
				const mapperWaiters = new Map();
				let mapperWaiterCount = 0;
				let wokenMapperWaiterCount = 0;

				const releaseMapperSlot = () => {
					if (wokenMapperWaiterCount === mapperWaiterCount) {
						runningMappersCount--;
						return;
					}

					mapperWaiters.get(wokenMapperWaiterCount)();
					mapperWaiters.delete(wokenMapperWaiterCount++);
				};

				let index = 0;

				// The lowest index whose mapper returned `pMapStop`, or, with `preserveOrder`, whose pull, element, or mapper threw. The stream ends there, like a `break` or a `throw` in a loop. Once it is set, nothing past it is pulled, and no pending element past it is mapped, while the earlier elements still finish and are yielded first. `isDone` cannot do this, as it would drop the values of the earlier elements too.
				let stopIndex = Number.POSITIVE_INFINITY;

				// Without `preserveOrder`, each spawn still takes a slot in `promises`, so `backpressure` counts the same, but the slots are filled in the order the workers settle rather than the order they were spawned in, so the consumer gets whichever result is ready first. A worker always fills the oldest empty slot, at `fillIndex`. An empty slot is `undefined`, and a filled one holds the result itself rather than a promise, so a result costs a promise only when the consumer has to wait for it, through `wake`.
				let fillIndex = 0;
				let wake;

				// The indexes of the pulls whose worker has not filled a slot yet, without `preserveOrder`.
				const unfilledIndexes = new Set();

				// The consumer waits only when the head is empty, and then the oldest empty slot is the head, so the first fill wakes it.
				const fillSlot = result => {
					promises[fillIndex++] = result;
					wake?.(result);
					wake = undefined;
				};

				const pull = createPuller(iterator);

				function trySpawn() {
					// Do not spawn once the consumer is gone, the source is done, or the stream ends at an earlier element. The pull would be wasted work, and for a one-shot source, like a queue, it takes an item nobody is going to ask for.
					if (isDone || isIterableDone || index > stopIndex || readingCount >= concurrency || promises.length - headIndex >= backpressure) {
						return;
					}

					readingCount++;

					// Take the index when the pull starts, not when it resolves, so a source that
					// settles its `next()` calls out of call order still gets the right position.
					const currentIndex = index++;

					// Errors must be returned as a value instead of rejecting, otherwise a promise that
					// the consumer abandons after an earlier error becomes an unhandled rejection.
					const promise = (async () => {
						try {
							let element;
							try {
								const {done, value} = await pull();

								if (done) {
									isIterableDone = true;
									doneIndex = Math.min(doneIndex, currentIndex);
									return {done: true};
								}

								// Spawn if still below the reading and backpressure limits
								trySpawn();

								element = await value;

								if (runningMappersCount < concurrency) {
									runningMappersCount++;
								} else {
									// `releaseMapperSlot` hands the slot over without decrementing `runningMappersCount`, so it is already counted.
									await new Promise(resolve => {
										mapperWaiters.set(mapperWaiterCount++, resolve);
									});
								}
							} finally {
								readingCount--;
							}

							// Spawn now that this element is no longer waiting for a mapper, so the next one is read while this one is mapped
							trySpawn();

							let returnValue;
							try {
								// The consumer stopped iterating, or the stream ends before this element, while this element was being read or waiting for a mapper, so drop it instead of doing work nobody will consume.
								if (isDone || currentIndex > stopIndex) {
									return {done: false, value: pMapSkip};
								}

								returnValue = await mapper(element, currentIndex);
							} finally {
								releaseMapperSlot();
							}

							if (returnValue === pMapStop) {
								stopIndex = Math.min(stopIndex, currentIndex);
							}

							return {done: false, value: returnValue};
						} catch (error) {
							// With `preserveOrder`, the error is thrown at its own position, after the results before it, so those still finish. Without it, the error is thrown as soon as it settles, so nothing still pending can be yielded anymore.
							// An error from a pull after the end of the source is dropped, as `done` is final, so it must have no effect. `doneIndex` is set before the worker that saw `done` settles, so its slot hand-back runs before the delivery check of any error that sees it here, and the two always agree.
							if (preserveOrder) {
								stopIndex = Math.min(stopIndex, currentIndex);
							} else if (currentIndex < doneIndex) {
								isDone = true;
							}

							return {error};
						}
					})();

					if (preserveOrder) {
						promises.push(promise);
						return;
					}

					promises.push(undefined);

					unfilledIndexes.add(currentIndex);

					// The worker never rejects, as errors are returned as a value.
					// The slot is filled here, a tick after the worker settles, rather than by the worker itself, for the same reason the consumer awaits a filled slot: so the consumer never runs, and pulls, earlier.
					promise.then(result => {
						// The slot was already given back, as the pull came after the end of the source.
						if (!unfilledIndexes.delete(currentIndex)) {
							return;
						}

						if (result.done) {
							// The pulls made after this one came after the end of the source, and a source like a queue may never answer them, so give their slots back now instead of waiting on them.
							for (const unfilledIndex of unfilledIndexes) {
								if (unfilledIndex > currentIndex) {
									unfilledIndexes.delete(unfilledIndex);
									fillSlot({done: true});
								}
							}
						}

						fillSlot(result);
					});
				}

				trySpawn();

				try {
					while (headIndex < promises.length) {
						// Without `preserveOrder`, a filled slot holds the result itself, and it is still awaited. That takes one tick, like awaiting a settled promise, so the consumer, and its `trySpawn()`, never run earlier than with a promise in the slot. Taking a ready result without the tick can make the consumer pull before it sees a stop or the end of the source, and a one-shot source, like a queue, would lose that item.
						// eslint-disable-next-line no-await-in-loop
						const result = await (promises[headIndex] ?? new Promise(resolve => {
							wake = resolve;
						}));
						const {done, value} = result;

						// Release the entry instead of leaving it for a `shift()` to move, and drop the
						// consumed prefix once it is at least half the array. That keeps the backing
						// store proportional to the results still in flight rather than to the total
						// ever spawned, which matters for an endless source, while costing one copy per
						// half of the array, so it stays O(1) per element.
						promises[headIndex] = undefined;
						headIndex++;

						if (headIndex * 2 >= promises.length) {
							promises = promises.slice(headIndex);
							fillIndex -= headIndex;
							headIndex = 0;
						}

						if (Object.hasOwn(result, 'error')) {
							throw result.error;
						}

						if (done) {
							// Without `preserveOrder`, the `done` can arrive while other workers are still running.
							if (preserveOrder) {
								return;
							}

							continue;
						}

						// The stream ends where the stop would have been yielded: after the earlier elements with `preserveOrder`, and after the results that were ready before it without.
						if (value === pMapStop) {
							return;
						}

						// Spawn if just dropped below the backpressure limit and still below the reading limit
						trySpawn();

						// A `pMapSkip` result stays in `promises` and is stepped over here. Splicing it out
						// in the worker instead would make every skip an O(n) scan and move, so a run of
						// skips would be O(n²).
						if (value === pMapSkip) {
							continue;
						}

						yield value;
					}
				} finally {
					// Stop pulling input once the consumer stops iterating, otherwise pending skipped mappers keep spawning work.
					isDone = true;

					if (!isIterableDone) {
						closeIterator(iterator);
					}
				}
			})();

			// Override `return()` and `throw()` on the generator itself instead of wrapping it, so it
			// keeps what it inherits, like `Symbol.asyncDispose` for `await using`, and `next()` stays
			// the native one. Plain functions, not `async`: the generator already returns a promise,
			// and an `async` function would wrap it in two more promises and two more microtask hops.
			const {return: generatorReturn, throw: generatorThrow} = generator;

			generator.return = value => {
				isDone = true;
				return generatorReturn.call(generator, value);
			};

			generator.throw = error => {
				isDone = true;
				return generatorThrow.call(generator, error);
			};

			return generator;
		},
	};
}

const pMapSkip = Symbol('skip');

const pMapStop = Symbol('stop');

// The checks `pMap` and `pMapIterable` share, so both reject the same input the same way.
// `mapConcurrently` runs this inside its promise, so a bad argument rejects rather than throws.
function validateOptions(iterable, mapper, concurrency) {
	// Optional chaining, so a nullish input gets this message rather than Node's internal
	// "null is not iterable".
	if (iterable?.[Symbol.iterator] === undefined && iterable?.[Symbol.asyncIterator] === undefined) {
		throw new TypeError(`Expected \`input\` to be either an \`Iterable\` or \`AsyncIterable\`, got (${typeof iterable})`);
	}

	if (typeof mapper !== 'function') {
		throw new TypeError('Mapper function is required');
	}

	if (!isLimit(concurrency, 1)) {
		throw new TypeError(`Expected \`concurrency\` to be an integer from 1 and up or \`Infinity\`, got \`${concurrency}\` (${typeof concurrency})`);
	}
}

// Whether the value is an integer from `minimum` and up, or `Infinity`, as `concurrency` and `backpressure` must be.
function isLimit(value, minimum) {
	return (Number.isSafeInteger(value) && value >= minimum) || value === Number.POSITIVE_INFINITY;
}

// Read the entries of a `Map`, or else the own enumerable keys, strings and symbols, in the order and the way `Promise.allKeyed` does, all up front. Each value gets a handler right away, also like `Promise.allKeyed`, so a value that rejects before a mapper slot reaches it is not an unhandled rejection.
function getKeyedEntries(input) {
	if (input === null || (typeof input !== 'object' && typeof input !== 'function')) {
		throw new TypeError(`Expected \`input\` to be an object, got (${input === null ? 'null' : typeof input})`);
	}

	const entries = [];

	const addEntry = (key, value) => {
		// Resolve the whole entry, so the engine checks termination after the value settles and before the mapper runs.
		entries.push(Promise.resolve(value).then(
			value => [key, {status: 'fulfilled', value}],
			error => [key, {status: 'rejected', reason: error}],
		));
	};

	if (input instanceof Map) {
		for (const [key, value] of input) {
			addEntry(key, value);
		}
	} else {
		for (const key of Reflect.ownKeys(input)) {
			if (Object.getOwnPropertyDescriptor(input, key)?.enumerable) {
				addEntry(key, input[key]);
			}
		}
	}

	return entries;
}

// Take the async iterator when the input has both, like `for await` does.
function getIterator(iterable) {
	return iterable[Symbol.asyncIterator] === undefined ? iterable[Symbol.iterator]() : iterable[Symbol.asyncIterator]();
}

// Close the source so it can release its resources, like `for await` does.
// Callers must not await this so a source that is blocked in `next()` cannot block them.
async function closeIterator(iterator) {
	try {
		await iterator.return?.();
	} catch {}
}

// Pull the next item, and stop pulling once the source has reported `done`: a source like a queue
// may block in `next()` after it is exhausted, which would hang the caller. `done` is final, like
// `for await`, so anything the source produces after it is dropped.
function createPuller(iterator) {
	let isSourceDone = false;

	// A sync iterable, like an array, answers right away, so `done` can be seen here. An async
	// iterable is seen in the `then` below, as soon as its pull settles.
	const markDone = item => {
		if (item?.done) {
			isSourceDone = true;
		}
	};

	return () => {
		if (isSourceDone) {
			return {done: true};
		}

		const result = iterator.next();
		markDone(result);

		// A sync iterable, like an array, answers right away, so `done` has been read already and
		// the result can go back untouched.
		if (typeof result?.then !== 'function') {
			return result;
		}

		// An async iterable settles later, so `done` is read off the pull once it does. That is a
		// branch of its own, which leaves the caller awaiting the pull itself rather than a promise
		// derived from it, so an async source does not pay an extra microtask per element. The
		// rejection is handled here as well as by the caller, so a pull cannot escape as an
		// unhandled rejection. A thenable that is not a promise is turned into one first, so it is
		// subscribed to once, like `for await` does, while a native promise is returned as is.
		const promise = Promise.resolve(result);
		promise.then(markDone, () => {});

		return promise;
	};
}

;// CONCATENATED MODULE: ./build/src/package/select/patterns.js
/** For lines that are paths. */
const EVERYTHING = {
    idleLines: () => [],
    wantsFile: () => true,
    entersDirectory: () => true,
};
/** The bit of MatchKind in @actions/glob that says: a file of this name is wanted. */
const FILE = 2;
/**
 * The decisions of a globber of @actions/glob 0.7, without its walk. Its walk either passes over
 * linked folders without a word, or follows every link, also out of the workspace; and it cannot
 * be asked about a single path. So the patterns it has parsed are asked, one after the other, the
 * later ones correcting the earlier, as its own walk does.
 *
 * @param lines for each pattern, the line that it was made of
 */
function matcherOf(globber, lines) {
    const { patterns } = globber;
    const idle = new Set(lines.filter((_, at) => patterns[at]?.negate === false));
    const matched = (path) => patterns.reduce((found, one, at) => {
        const kinds = one.match(path);
        if (one.negate)
            return found & ~kinds;
        if ((kinds & FILE) !== 0)
            idle.delete(lines[at] ?? '');
        return found | kinds;
    }, 0);
    return {
        idleLines: () => [...idle],
        wantsFile: (path) => (matched(path) & FILE) !== 0,
        entersDirectory: (path) => patterns.reduce((enters, one) => one.negate ? enters && !covers(one, path) : enters || one.partialMatch(path), false),
    };
}
/**
 * Whether a pattern matches every file below a folder. That is certain only where it ends in `**`
 * and matches the folder, or in `**` and `*`, since then `*` takes the name, whatever it is, and
 * the rest has matched the folder. Any other end may spare a name, as `??` spares `abc`.
 */
function covers(pattern, folder) {
    const [before, last] = pattern.segments.slice(-2);
    if (last === '**')
        return (pattern.match(folder) & FILE) !== 0;
    return before === '**' && last === '*' && (pattern.match(`${folder}/name`) & FILE) !== 0;
}
/** Whether a line has characters that mean something in a pattern, or excludes. */
function looksLikePattern(line) {
    return /[*?[]/.test(line) || line.startsWith('!');
}
/**
 * The patterns for one line, absolute, so that they start at the workspace and not at the current
 * directory; none for a comment. The second one stands for everything below a folder that the
 * first one matches ("implicit descendants").
 */
function absolutePatterns(line, workspace, paths) {
    if (line.startsWith('#'))
        return [];
    const rest = line.replace(/^(!\s*)+/, '');
    const negation = line.slice(0, line.length - rest.length);
    const absolute = paths.isAbsolute(rest) || rest === '~' || /^~[/\\]/.test(rest);
    const relative = rest.replace(/^\.(?=$|[/\\])[/\\]*/, '');
    const pattern = absolute ? rest : escapePattern(workspace, paths) + paths.sep + relative;
    return withDescendants(`${negation}${pattern}`, paths);
}
/** The patterns for a path that exists: that path, whatever characters it has, and what is below. */
function literalPatterns(path, paths) {
    return withDescendants(escapePattern(path, paths), paths);
}
function withDescendants(pattern, paths) {
    const separator = paths.sep === '\\' ? /[/\\]/ : /\//;
    if (pattern.split(separator).at(-1) === '**')
        return [pattern];
    const folder = separator.test(pattern.slice(-1)) ? pattern.slice(0, -1) : pattern;
    return [pattern, `${folder}${paths.sep}**${paths.sep}*`];
}
/** A backslash is an escape, except where it separates folders. */
function escapePattern(path, paths) {
    const plain = paths.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, (special) => `[${special}]`);
}

;// CONCATENATED MODULE: ./build/src/inputs/fields.js

/** An input's value, where the input was given. */
function fields_given(read, name, parse) {
    const text = read(name);
    return text === '' ? undefined : parse(text);
}
/** Shows a foreign value inside a sentence: quoted, and cut where it would drown the sentence. */
function shown(value) {
    const open = value.includes('://') ? withoutSecrets(value) : value;
    return `"${open.length > 100 ? `${open.slice(0, 100)}…` : open}"`;
}
/** The user and the query of an address may be a password or a signature. */
function withoutSecrets(address) {
    return withoutQuery(address).replace(/\/\/[^/@]*@/g, '//');
}
/** A boolean by YAML 1.2's core schema, as `getBooleanInput` of `@actions/core` reads it. */
function readBoolean(name, text, problems) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    problems.push(`${name}: ${shown(text)} is not a boolean; accepted are true and false`);
    return undefined;
}
/** A whole number within bounds, both included. */
function readWhole(name, text, bounds, problems) {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= bounds.least && value <= bounds.most)
        return value;
    problems.push(`${name}: ${shown(text)} is not a whole number from ${bounds.least} to ${bounds.most}`);
    return undefined;
}
/** One of a closed set of words. */
function readChoice(name, text, words, problems) {
    const found = words.find((word) => word === text);
    if (found === undefined) {
        problems.push(`${name}: ${shown(text)} is not known; accepted are ${words.join(', ')}`);
    }
    return found;
}
/** A SHA-512 in hex digits, in lower case. */
function readDigest(name, text, problems) {
    if (/^[0-9a-f]{128}$/i.test(text))
        return text.toLowerCase();
    problems.push(`${name}: ${shown(text)} is not a SHA-512 of 128 hex digits`);
    return undefined;
}
/** The lines of a text, trimmed, without blank ones. */
function readLines(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * The lines of a text that are gitignore patterns. A backslash at the end escapes a blank there that
 * trimming has taken, here or where the input was read; without it git ignores the pattern.
 */
function readIgnorePatterns(text) {
    return readLines(text).map((line) => (/(?<!\\)(\\\\)*\\$/.test(line) ? `${line} ` : line));
}
/** Ids: a JSON array of strings, or one a line, or separated by commas. `[]` is an empty list. */
function readIds(name, text, problems) {
    if (!text.startsWith('[')) {
        const ids = readLines(text.replaceAll(',', '\n'));
        if (ids.length > 0 && ids.every(isId))
            return ids;
    }
    else {
        const ids = parsedArray(text);
        if (ids?.every((id) => typeof id === 'string' && isId(id)))
            return ids;
    }
    problems.push(`${name}: ${shown(text)} is not a list of ids; accepted are one id a line, ids separated by ` +
        'commas, or a JSON array of strings ([] for none)');
    return undefined;
}
/** An id is opaque to us, but it is one word. */
function isId(text) {
    return /^[^\s"[\]{}]+$/.test(text);
}
function parsedArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * The address of a service: https, or http to this machine only, since credentials are sent there.
 */
function readEndpoint(name, text, problems) {
    const url = parsedUrl(text.replaceAll('{region}', 'region-1'));
    const problem = url === undefined ? 'is not an address' : endpointProblem(url);
    if (problem === undefined)
        return text;
    problems.push(`${name}: ${shown(text)} ${problem}; accepted is https://host[:port]`);
    return undefined;
}
function endpointProblem(url) {
    if (url.username !== '' || url.password !== '')
        return 'holds a user name or password';
    if (url.search !== '' || url.hash !== '')
        return 'holds a query or a fragment';
    if (url.protocol === 'https:')
        return undefined;
    if (url.protocol !== 'http:')
        return 'is not an https address';
    return isLoopback(url.hostname) ? undefined : 'is http, which would send credentials in the clear';
}

;// CONCATENATED MODULE: ./build/src/inputs/code.js



const CODE_TYPES = ['auto', 'zip', 'inline', 'jar', 'obs'];
const COMPRESSIONS = ['deflate', 'store'];
const FILES_ONLY = ['code_root', 'code_filename', 'exclude'];
/** Reads `code_path` or `code_url` and what belongs to them, each whatever is wrong with others. */
function readCode(read, exists, problems) {
    const type = readChoice('code_type', read('code_type') || 'auto', CODE_TYPES, problems);
    const packing = readPacking(read, type, exists, problems);
    const lines = readPaths(read, exists, problems);
    const text = read('code_url');
    const url = text === '' ? undefined : obsUrl('code_url', text, problems);
    if (text !== '' && lines.length > 0) {
        problems.push('code_path and code_url: both are given; give exactly one of the two');
        return undefined;
    }
    if (text !== '') {
        problems.push(...strayBesideUrl(read, type));
        return url === undefined ? undefined : { kind: 'obs', url };
    }
    return readFiles(lines, type, packing, problems);
}
function strayBesideUrl(read, type) {
    const wrongType = type !== undefined && type !== 'auto' && type !== 'obs';
    return [
        ...(wrongType
            ? [`code_type: "${type}" does not go with code_url; accepted are auto and obs`]
            : []),
        ...FILES_ONLY.filter((name) => read(name) !== '').map((name) => `${name}: has no meaning beside code_url; leave it out`),
    ];
}
/** An OBS address. Its query may hold a signature, so a wrong one is shown without it. */
function obsUrl(name, text, problems) {
    const url = parsedUrl(text);
    const sound = url !== undefined && ['https:', 'http:'].includes(url.protocol) && !/\s/.test(text);
    if (sound && url.username === '' && url.password === '')
        return text;
    problems.push(`${name}: ${shown(text)} is not the address of an OBS object; accepted is ` +
        'https://<bucket>.obs.<region>.myhuaweicloud.com/<key>');
    return undefined;
}
/** How files are packed. */
function readPacking(read, type, exists, problems) {
    const compression = read('compression') || 'deflate';
    const root = read('code_root');
    if (root !== '' && !exists(root)) {
        problems.push(`code_root: ${shown(root)} does not exist in the workspace`);
    }
    const filename = readFilename(read('code_filename'), type, problems);
    return {
        exclude: readIgnorePatterns(read('exclude')),
        compression: readChoice('compression', compression, COMPRESSIONS, problems) ?? 'deflate',
        ...(root === '' ? {} : { root }),
        ...(filename === undefined ? {} : { filename }),
    };
}
function readPaths(read, exists, problems) {
    const lines = readLines(read('code_path'));
    for (const line of lines.filter((line) => !exists(line))) {
        if (line.includes('://')) {
            problems.push(`code_path: ${shown(line)} is an address; that of a package goes into code_url`);
        }
        else if (!mayMatch(line)) {
            problems.push(`code_path: ${shown(line)} does not exist in the workspace`);
        }
    }
    return lines;
}
function readFiles(lines, type, packing, problems) {
    if (lines.length === 0) {
        problems.push('code_path: not given; give the directory, file, archive or patterns to deploy');
    }
    if (type === 'obs')
        problems.push('code_type: "obs" needs code_url, not code_path');
    if (type === undefined || type === 'obs')
        return undefined;
    return { kind: 'files', request: { paths: lines, codeType: type, ...packing } };
}
/** Patterns are asked later, and a line with # is a comment, as `@actions/glob` has it. */
function mayMatch(line) {
    return looksLikePattern(line) || line.startsWith('#');
}
/** A path in `code_filename` is refused by the service (FSS.1078, seen in a live test record). */
function readFilename(text, type, problems) {
    if (text === '')
        return undefined;
    if (type === 'inline')
        problems.push('code_filename: has no meaning for inline code; leave it out');
    else if (!/^[^/\\\p{Cc}]+$/u.test(text) || text === '.' || text === '..') {
        problems.push(`code_filename: ${shown(text)} is not a bare file name such as index.zip`);
    }
    return text;
}
/** What is shorter is no signature, and would hide digits of digests wherever they stand. */
const SHORTEST_SECRET = 8;
/** The query of an address: where it is pre-signed, its query is a credential. */
function querySecretsOf(address) {
    const query = address.split('?').slice(1).join('?');
    const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
    return [query, ...values].filter((secret) => secret.length >= SHORTEST_SECRET);
}
/** The queries of all addresses in the inputs, also of one that stands in the wrong input. */
function querySecrets(read) {
    const paths = readLines(read('code_path')).filter((line) => line.includes('://'));
    return [read('code_url'), read('dependency_pkg'), ...paths].flatMap(querySecretsOf);
}

;// CONCATENATED MODULE: ./build/src/package/advice/handler.js
/**
 * A warning when the handler's file is not where the service looks for it, with the folder in which
 * it was found. Undefined when it is there, and for runtimes and handlers of which nothing is known.
 *
 * The rules are those of the FunctionGraph developer guide: the handler's file lies in the root of
 * the package (functiongraph_01_0320), a custom runtime starts `bootstrap` (functiongraph_01_0406).
 */
function handlerWarning({ codeType, entries }, { runtime, handler }) {
    const expected = expectationFor(runtime, handler, entries);
    const [first] = expected?.files ?? [];
    if (expected === undefined || first === undefined)
        return undefined;
    if (codeType === 'inline')
        return inlineWarning(entries, expected, handler);
    const found = entries.find((entry) => expected.files.includes(entry.name));
    if (found !== undefined)
        return modeWarning(found, expected);
    if (expected.mayBeNested?.(entries) === true)
        return undefined;
    return `${first}, which the handler ${handler} of the runtime ${runtime} needs, is not in the root of the package. ${whereElse(entries, expected)}`;
}
/** The service gives inline code the name that the handler asks for, whatever it was called. */
function inlineWarning(entries, { files }, handler) {
    const [only] = entries;
    if (only === undefined || files.includes(only.name))
        return undefined;
    return `${only.name} is sent as inline code, which has no name: it becomes the file of the handler ${handler}.`;
}
function modeWarning(found, { executable }) {
    if (executable !== true || found.mode === undefined || (found.mode & 0o111) !== 0)
        return undefined;
    return `${found.name} has no execute bit in the archive (mode ${(found.mode & 0o777).toString(8)}), so the runtime cannot start it.`;
}
function whereElse(entries, { files }) {
    const folders = entries
        .filter(({ name }) => !/(^|\/)(node_modules|site-packages|vendor)\//.test(name))
        .flatMap(({ name }) => files.filter((file) => name.endsWith(`/${file}`)).map((file) => name.slice(0, -file.length)))
        .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
    const [nearest] = folders;
    if (nearest === undefined)
        return 'It is not in a folder of the package either.';
    return `It is in ${nearest}: if that is the code, make it the root with code_path or code_root.`;
}
function expectationFor(runtime, handler, entries) {
    const name = runtime.toLowerCase().replaceAll(/\s/g, '');
    if (name.startsWith('node.js'))
        return moduleIn(handler, ['.js', '.cjs', '.mjs']);
    if (name.startsWith('python'))
        return pythonModule(handler, entries);
    if (name.startsWith('php'))
        return moduleIn(handler, ['.php']);
    if (name.startsWith('java'))
        return javaClass(handler);
    if (name.startsWith('c#'))
        return assembly(handler);
    if (name.startsWith('go'))
        return goProgram(handler);
    if (name === 'custom' || name === 'http')
        return { files: ['bootstrap'], executable: true };
    return undefined;
}
/** `index.handler`: everything before the last dot. */
function beforeLastDot(handler) {
    const dot = handler.lastIndexOf('.');
    return dot > 0 ? handler.slice(0, dot).replace(/^\.\//, '') : undefined;
}
function moduleIn(handler, extensions) {
    const module = beforeLastDot(handler);
    return module === undefined ? undefined : { files: extensions.map((end) => module + end) };
}
/** What compiled modules end in, with the Python and platform that they are for (PEP 3149, PEP 384). */
const COMPILED = /\.(cpython-[\w-]+|abi3)\.so$/;
function pythonModule(handler, entries) {
    const module = beforeLastDot(handler);
    if (module === undefined)
        return undefined;
    const compiled = new Set(entries.flatMap(({ name }) => COMPILED.exec(name)?.[0] ?? []));
    const ends = ['.py', '.pyc', '.so', '/__init__.py', ...compiled];
    const ways = [module, module.replaceAll('.', '/')];
    return { files: ways.flatMap((way) => ends.map((end) => way + end)) };
}
/** `com.example.Demo.handle`, also with the class of a class: the file is that of the outer one. */
function javaClass(handler) {
    const name = beforeLastDot(handler);
    if (name === undefined)
        return undefined;
    return {
        files: [`${name.replaceAll('.', '/')}.class`],
        mayBeNested: (entries) => entries.some((entry) => entry.name.endsWith('.jar')),
    };
}
/** `Assembly::Namespace.Class::Method` */
function assembly(handler) {
    const [name, ...rest] = handler.split('::');
    return name === undefined || rest.length === 0 ? undefined : { files: [`${name}.dll`] };
}
/** A plug-in `function.so` for `function.Handler` (Go 1.8), or a program (Go 1.x). */
function goProgram(handler) {
    const module = beforeLastDot(handler);
    const plugIn = module === undefined ? [] : [`${module}.so`, module];
    return { files: [handler, ...plugIn, 'bootstrap'], executable: true };
}

// EXTERNAL MODULE: ./build/src/package/advice/size-limits.js
var size_limits = __nccwpck_require__(9439);
// EXTERNAL MODULE: ./build/src/package/system-reason.js
var system_reason = __nccwpck_require__(806);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
var external_node_path_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_path_, 2);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./build/src/package/zip/hashed-file.js


const BUFFER = 1024 * 1024;
/** A new file that is written from begin to end through one buffer, its SHA-512 taken on the way. */
class HashedFile {
    #file;
    #buffer = Buffer.allocUnsafeSlow(BUFFER);
    #hash = (0,external_node_crypto_.createHash)('sha512');
    #used = 0;
    #flushed = 0;
    /** Throws when a file is there already. */
    constructor(path) {
        this.#file = (0,external_node_fs_.openSync)(path, 'wx');
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
        (0,external_node_fs_.closeSync)(this.#file);
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
/** SHA-512 and length of a file that is there already. Throws what the file system throws. */
function hashFile(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const hash = (0,external_node_crypto_.createHash)('sha512');
        const buffer = Buffer.allocUnsafeSlow(BUFFER);
        let size = 0;
        for (let got = (0,external_node_fs_.readSync)(file, buffer); got > 0; got = (0,external_node_fs_.readSync)(file, buffer)) {
            hash.update(buffer.subarray(0, got));
            size += got;
        }
        return { digest: hash.digest('hex'), size };
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/src/package/zip/packer.js




/** Larger ones cannot be read or deflated in one call of Node's. */
const LARGEST_FILE = 2 ** 31 - 2;
/**
 * From this size on, a file is packed bit by bit: deflate takes about a second for 40 MB, and a
 * thread hears nothing while a call of its own lasts.
 */
const LARGE_FILE = 8 * 1024 * 1024;
/** Large enough that a call costs nothing, small enough for the processor's cache. */
const packer_PIECE = 256 * 1024;
const LEVEL = 6;
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256;
/** A file that cannot be packed. `message` goes on after the file's name. */
class packer_UnreadableFile extends Error {
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
class Packer {
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
        for (const file of files)
            tell(file, this.#packOne(file));
        this.#flush();
    }
    /**
     * Packs one file to the same bytes, and calls `pause` about each 256 KiB: there the event loop may
     * turn, and what `pause` throws gives the file up. Throws what `pack` throws.
     */
    async packLarge(file, pause) {
        const source = openSource(file);
        try {
            const packed = await (this.#compress
                ? this.#deflateLarge(file, source, pause)
                : inPieces(this.#store(file, source), pause));
            this.#flush();
            return packed;
        }
        finally {
            (0,external_node_fs_.closeSync)(source);
        }
    }
    #packOne(file) {
        const source = openSource(file);
        try {
            return this.#compress ? this.#deflate(file, source) : atOnce(this.#store(file, source));
        }
        finally {
            (0,external_node_fs_.closeSync)(source);
        }
    }
    #deflate(file, source) {
        const raw = this.#read(file, source);
        const deflated = (0,external_node_zlib_.deflateRawSync)(raw, { level: LEVEL, chunkSize: chunkSize(file.size) });
        const kept = deflated.length < raw.length ? deflated : raw;
        const offset = this.#position;
        this.#append(kept);
        return { crc: (0,external_node_zlib_.crc32)(raw), packedSize: kept.length, offset, crlfScript: isCrlfScript(raw) };
    }
    /**
     * The stream is given all input in one call, as deflateRawSync is, so that no byte of its output
     * can depend on pieces; only the output comes in pieces, and a thread of libuv makes them.
     */
    async #deflateLarge(file, source, pause) {
        this.#makeRoom(file);
        const room = (at) => this.#raw.subarray(at, Math.min(at + packer_PIECE, file.size + 1));
        let crc = 0;
        for (const piece of readPieces(file, source, room)) {
            crc = (0,external_node_zlib_.crc32)(piece, crc);
            await pause();
        }
        const raw = this.#raw.subarray(0, file.size);
        const offset = this.#position;
        const deflate = (0,external_node_zlib_.createDeflateRaw)({ level: LEVEL, chunkSize: packer_PIECE });
        deflate.end(raw);
        for await (const piece of deflate) {
            this.#append(piece);
            await pause();
        }
        const packed = { crc, offset, crlfScript: isCrlfScript(raw) };
        const deflated = this.#position - offset;
        if (deflated < raw.length)
            return { ...packed, packedSize: deflated };
        this.#rewind(offset);
        await inPieces(this.#appendPieces(raw), pause);
        return { ...packed, packedSize: raw.length };
    }
    // One byte more than expected, so that one call also tells whether the file has grown.
    #makeRoom({ size }) {
        if (this.#raw.length <= size)
            this.#raw = Buffer.allocUnsafeSlow(size + 1);
    }
    #read(file, source) {
        this.#makeRoom(file);
        let length = 0;
        let got;
        do {
            got = readPiece(file, source, this.#raw.subarray(length, file.size + 1));
            length += got;
        } while (got > 0 && length < file.size);
        if (length !== file.size)
            throw changed(file.path);
        return this.#raw.subarray(0, length);
    }
    *#store(file, source) {
        if (this.#raw.length < packer_PIECE)
            this.#raw = Buffer.allocUnsafeSlow(packer_PIECE);
        const offset = this.#position;
        let crc = 0;
        let crlfScript = false;
        for (const piece of readPieces(file, source, () => this.#raw.subarray(0, packer_PIECE))) {
            if (this.#position === offset)
                crlfScript = isCrlfScript(piece);
            crc = (0,external_node_zlib_.crc32)(piece, crc);
            this.#append(piece);
            yield;
        }
        return { crc, packedSize: file.size, offset, crlfScript };
    }
    *#appendPieces(bytes) {
        for (let at = 0; at < bytes.length; at += packer_PIECE) {
            this.#append(bytes.subarray(at, at + packer_PIECE));
            yield;
        }
    }
    /** Where the next byte goes. */
    get #position() {
        return this.#spooled + this.#used;
    }
    /** Has what comes next take the place of what was appended from `position` on. */
    #rewind(position) {
        this.#flush();
        this.#spooled = position;
    }
    #append(bytes) {
        if (this.#used + bytes.length <= this.#out.length) {
            this.#used += bytes.copy(this.#out, this.#used);
            return;
        }
        this.#flush();
        writeAll(this.#spool, bytes, this.#spooled);
        this.#spooled += bytes.length;
    }
    #flush() {
        writeAll(this.#spool, this.#out.subarray(0, this.#used), this.#spooled);
        this.#spooled += this.#used;
        this.#used = 0;
    }
}
function atOnce(steps) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
}
async function inPieces(steps, pause) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
        await pause();
    }
}
/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size) {
    return Math.max(64, size + (size >> 12) + (size >> 14) + 16);
}
/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes) {
    if (bytes[0] !== 0x23 || bytes[1] !== 0x21)
        return false;
    const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n');
    return end > 0 && bytes[end - 1] === 0x0d;
}
/**
 * Reads a file piece by piece, each to the room that `roomAt` gives for what begins there; at the
 * end, that is one byte at least, which tells whether the file has grown.
 */
function* readPieces(file, source, roomAt) {
    let length = 0;
    for (;;) {
        const room = roomAt(length);
        const got = readPiece(file, source, room);
        if (got === 0)
            break;
        length += got;
        if (length > file.size)
            break;
        yield room.subarray(0, got);
    }
    if (length !== file.size)
        throw changed(file.path);
}
function openSource(file) {
    try {
        return (0,external_node_fs_.openSync)(file.path, 'r');
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function readPiece(file, source, target) {
    try {
        return (0,external_node_fs_.readSync)(source, target, 0, target.length, null);
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function unreadable({ path }, error) {
    return new packer_UnreadableFile(path, `cannot be read (${(0,system_reason/* systemReason */.u)(error)})`);
}
function changed(path) {
    return new packer_UnreadableFile(path, 'has changed while it was being packed');
}

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
const EXTERNAL_ATTRIBUTES = 0o100755 * 0x10000;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;
/** Writes the header that goes before a file's data. Returns the offset after it. */
function writeLocalHeader(target, at, entry) {
    target.writeUInt32LE(0x04034b50, at);
    writeShared(target, at + 4, entry);
    return at + LOCAL_HEADER_BYTES + entry.name.copy(target, at + LOCAL_HEADER_BYTES);
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
    return at + CENTRAL_HEADER_BYTES + entry.name.copy(target, at + CENTRAL_HEADER_BYTES);
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
    target.writeUInt16LE(entry.name.length, at + 22);
    target.writeUInt16LE(0, at + 24); // extra field length
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __nccwpck_require__(5919);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/src/package/zip/schedule.js

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = 2 * 1024 * 1024;
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096;
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = 1024 * 1024;
const MOST_THREADS = 4;
/** How many threads should pack these files, from the machine's cores and the size of the work. */
function worthwhileThreads(files, cores = (0,external_node_os_.availableParallelism)()) {
    const effort = files.reduce((sum, file) => sum + file.size + PER_FILE, 0);
    return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS);
}
/** Batches of about equal work, the largest files first, so that no thread ends alone with one. */
function intoBatches(files) {
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

;// CONCATENATED MODULE: ./build/src/package/zip/spool.js

/** Below this, one read of everything is faster than one for each of thousands of small files. */
const READ_WHOLE = 16 * 1024 * 1024;
function openSpool(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    const whole = (0,external_node_fs_.fstatSync)(file).size <= READ_WHOLE ? (0,external_node_fs_.readFileSync)(file) : undefined;
    return {
        read: (target, at, offset, length) => whole === undefined
            ? (0,external_node_fs_.readSync)(file, target, at, length, offset)
            : whole.copy(target, at, offset, offset + length),
        close: () => {
            (0,external_node_fs_.closeSync)(file);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/package/zip/deflate.js







/** Beyond every batch: nobody begins another one, and large files are given up. */
const STOPPED = 2 ** 30;
/**
 * Packs files on all threads that are worth it. Each thread takes the next batch, the largest files
 * first, so that none ends up alone with a large one; and writes what it packs to a spool file of
 * its own, so that memory holds no more than the files in flight. No byte depends on who packs what.
 *
 * Throws UnreadableFile, or the signal's reason.
 */
async function deflateFiles(files, options) {
    options.signal?.throwIfAborted();
    const work = {
        compress: options.compress,
        folder: options.folder,
        batches: intoBatches(files),
        next: new Int32Array(new SharedArrayBuffer(4)),
        results: new SharedArrayBuffer(files.length * RECORD),
    };
    const threads = options.threads ?? worthwhileThreads(files);
    const workers = Array.from({ length: threads - 1 }, (_, at) => runWorker(work, at + 1));
    await allOrNone(work, [packShare(work, 0), ...workers], options.signal);
    const spools = Array.from({ length: threads }, (_, id) => openSpool(spoolPath(work, id)));
    return {
        files: files.map((file, at) => ({ file, ...readResult(work.results, at, spools) })),
        close: () => {
            for (const spool of spools)
                spool.close();
        },
    };
}
/** Waits for every thread. The signal and the first failure stop all of them. */
async function allOrNone(work, threads, signal) {
    const stop = () => Atomics.store(work.next, 0, STOPPED);
    const failures = [];
    for (const thread of threads) {
        thread.catch((error) => {
            failures.push(error);
            stop();
        });
    }
    signal?.addEventListener('abort', stop);
    await Promise.allSettled(threads);
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
    if (failures.length > 0)
        throw failures[0];
}
function runWorker(work, id) {
    const worker = new external_node_worker_threads_.Worker(workerFile(), { workerData: { work, id }, execArgv: [] });
    return new Promise((resolve, reject) => {
        worker.once('message', (outcome) => {
            if ('done' in outcome)
                resolve();
            else
                reject(new packer_UnreadableFile(outcome.path, outcome.problem));
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
/** The body of a worker thread. */
async function packAsWorker() {
    parentPort?.postMessage(await packUntilDone(workerData));
}
/** A worker's share. `data` is what the worker was started with. */
async function packUntilDone(data) {
    const { work, id } = data;
    try {
        await packShare(work, id);
        return { done: true };
    }
    catch (error) {
        if (error instanceof UnreadableFile)
            return { path: error.path, problem: error.message };
        throw error;
    }
}
/** Takes batches until none is left. Events are heard between them. */
async function packShare(work, id) {
    const spool = (0,external_node_fs_.openSync)(spoolPath(work, id), 'wx');
    try {
        const packer = new Packer(spool, work.compress);
        while (await packNextBatch(work, packer, id))
            await (0,promises_.setImmediate)();
    }
    finally {
        (0,external_node_fs_.closeSync)(spool);
    }
}
/** Whether there was a batch left. */
async function packNextBatch(work, packer, id) {
    const jobs = work.batches[Atomics.add(work.next, 0, 1)];
    const [first] = jobs ?? [];
    if (jobs === undefined || first === undefined)
        return false;
    if (first.size >= LARGE_FILE) {
        // A large file fills a batch by itself (intoBatches).
        writeResult(work.results, first.at, id, await packer.packLarge(first, () => pause(work)));
    }
    else {
        packer.pack(jobs, ({ at }, packed) => {
            writeResult(work.results, at, id, packed);
        });
    }
    return true;
}
async function pause({ next }) {
    await (0,promises_.setImmediate)();
    if (Atomics.load(next, 0) >= STOPPED)
        throw new Error('Packing was stopped');
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
    return (0,external_node_path_.join)(folder, `spool-${id}`);
}

// EXTERNAL MODULE: ./build/src/package/names.js
var names = __nccwpck_require__(5806);
;// CONCATENATED MODULE: ./build/src/package/select/findings.js


/** More files than a zip without extensions holds. */
const MOST_FILES = 65_534;
/**
 * Links between links can multiply without end. One link may lead to a large tree a second time,
 * so links are counted apart from the folders behind them.
 */
const MOST_LINKS = 10_000;
const MOST_REPEATS = MOST_FILES;
const LEAVE_OUT = 'leave it out with exclude or .fgignore.';
/** What is found on the way through the trees that are packed. */
class Findings {
    files = new Map();
    omissions = [];
    warnings = [];
    /** Folders by real path, and the name by which each was reached first. */
    #reached = new Map();
    #repeats = 0;
    #links = 0;
    /** Adds a file. Throws PackageError for a name that cannot be unpacked safely, or too many files. */
    add(file) {
        refuseName(file.name);
        this.files.set(file.name, file);
        if (this.files.size <= MOST_FILES)
            return;
        throw new src_errors/* PackageError */.JP(`There are more than ${MOST_FILES.toLocaleString('en-US')} files, the most that a zip without extensions holds`, 'Leave files out with exclude or .fgignore, or bundle the code.');
    }
    /**
     * Notes a folder and whether it was reached before, which is told once for the topmost one
     * (`quietly`: not this time). Throws PackageError when links lead to the same folders endlessly.
     */
    reachesAgain({ name, real, linked }, quietly) {
        const before = this.#reached.get(real);
        if (before === undefined) {
            this.#reached.set(real, name);
            return false;
        }
        this.#repeats += 1;
        if (linked)
            this.#links += 1;
        if (this.#links > MOST_LINKS)
            throw endless(name, MOST_LINKS);
        if (this.#repeats > MOST_REPEATS)
            throw endless(name, MOST_REPEATS);
        if (!quietly) {
            // Neither is the root of the package, which has no name: a link to it is circular.
            this.warnings.push(`${name} and ${before} are the same folder: its files are packed twice.`);
        }
        return true;
    }
}
/** Throws PackageError for a name that no package should hold. */
function refuseName(name) {
    const flaw = (0,names/* isMangled */.jf)(name) ? 'is not valid Unicode' : (0,names/* unsafeName */.gj)(name);
    if (flaw === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`The file name ${JSON.stringify(name)} ${flaw}`, `Rename the file, or ${LEAVE_OUT}`);
}
function endless(name, most) {
    return new src_errors/* PackageError */.JP(`Links lead to the same folders more than ${most.toLocaleString('en-US')} times, ${name} among them`, 'Remove such links, or leave them out with exclude or .fgignore.');
}

;// CONCATENATED MODULE: ./build/src/package/zip/limits.js




/** A zip without the ZIP64 extension counts offsets and sizes in 32 bits. */
const MOST_BYTES = 0xffff_fffe;
const limits_LONGEST_NAME = 0xffff;
const REMEDY = 'Leave files out with exclude or .fgignore.';
/** Throws PackageError for files that the format does not hold, before any of them is read. */
function refuseTooLarge(files) {
    if (files.length > MOST_FILES) {
        throw new src_errors/* PackageError */.JP(`There are more than ${MOST_FILES} files`, REMEDY);
    }
    const large = files.find((file) => file.size > LARGEST_FILE);
    if (large !== undefined) {
        throw new src_errors/* PackageError */.JP(`${large.name} is too large: ${large.size} bytes`, REMEDY);
    }
    const long = files.find((file) => Buffer.byteLength(file.name) > limits_LONGEST_NAME);
    if (long !== undefined)
        throw new src_errors/* PackageError */.JP(`The name ${long.name} is too long`, REMEDY);
}
/** Throws PackageError when the zip of these entries would be longer than the format can say. */
function refuseTooLong(entries) {
    const headers = LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES;
    const total = entries.reduce((sum, { name, packedSize }) => sum + headers + 2 * name.length + packedSize, END_RECORD_BYTES);
    if (total <= MOST_BYTES)
        return;
    throw new src_errors/* PackageError */.JP(`The zip would have ${total} bytes, more than 4 GiB`, REMEDY);
}

;// CONCATENATED MODULE: ./build/src/package/zip/archive.js









const NAME = 'package.zip';
/**
 * Writes the canonical zip of `files`, which are in order, to `folder`. The bytes depend on names,
 * contents, order and compression alone.
 *
 * Throws PackageError for what this format does not hold, and for a file that cannot be read or
 * changes meanwhile; or the signal's reason.
 */
async function writeArchive(files, options) {
    refuseTooLarge(files);
    const spooled = await deflateAll(files, options);
    try {
        const path = (0,external_node_path_.join)(options.folder, NAME);
        const written = await writeContainer(path, spooled.files.map(describe), options.signal);
        return {
            path,
            ...written,
            entries: spooled.files.map(summarize),
            crlfScripts: spooled.files.filter((one) => one.crlfScript).map(({ file }) => file.name),
        };
    }
    finally {
        spooled.close();
        removeSpools(options.folder);
    }
}
function removeSpools(folder) {
    for (const name of (0,external_node_fs_.readdirSync)(folder))
        if (name !== NAME)
            (0,external_node_fs_.unlinkSync)((0,external_node_path_.join)(folder, name));
}
async function deflateAll(files, options) {
    try {
        return await deflateFiles(files, { ...options, compress: options.compression === 'deflate' });
    }
    catch (error) {
        if (!(error instanceof packer_UnreadableFile))
            throw error;
        const name = files.find((file) => file.path === error.path)?.name ?? error.path;
        throw new src_errors/* PackageError */.JP(`${name} ${error.message}`, 'Make sure that the runner may read it and that no other step writes to it meanwhile.');
    }
}
function describe({ file, crc, packedSize, spool, offset }) {
    return {
        name: Buffer.from(file.name),
        crc,
        size: file.size,
        packedSize,
        method: packedSize === file.size ? STORED : DEFLATED,
        spool,
        offset,
    };
}
function summarize({ file, packedSize }) {
    return { name: file.name, size: file.size, packedSize };
}
async function writeContainer(path, parts, signal) {
    refuseTooLong(parts);
    const output = new HashedFile(path);
    try {
        const placed = await writeFiles(output, parts, signal);
        const directoryAt = output.position;
        for (const { part, at } of placed) {
            output.write(CENTRAL_HEADER_BYTES + part.name.length, (buffer, start) => writeCentralHeader(buffer, start, part, at));
        }
        const bytes = output.position - directoryAt;
        output.write(END_RECORD_BYTES, (buffer, start) => writeEndRecord(buffer, start, { entries: parts.length, at: directoryAt, bytes }));
        return output.end();
    }
    finally {
        output.close();
    }
}
/** Between two pauses, in which the signal is heard. */
const PAUSE = 8 * 1024 * 1024;
/** Writes headers and data. Returns where each header begins. */
async function writeFiles(output, parts, signal) {
    const placed = [];
    let pause = PAUSE;
    for (const part of parts) {
        placed.push({ part, at: output.position });
        output.write(LOCAL_HEADER_BYTES + part.name.length, (buffer, start) => writeLocalHeader(buffer, start, part));
        for (let copied = 0; copied < part.packedSize;) {
            const length = Math.min(part.packedSize - copied, PAUSE);
            output.copy(part.spool, part.offset + copied, length);
            copied += length;
            if (output.position < pause)
                continue;
            pause = output.position + PAUSE;
            await (0,promises_.setImmediate)();
            signal?.throwIfAborted();
        }
    }
    return placed;
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var node_modules_ignore = __nccwpck_require__(298);
;// CONCATENATED MODULE: ./build/src/package/select/ignore.js





/** The file in the root of the package whose lines say what stays out, in gitignore syntax. */
const IGNORE_FILE = '.fgignore';
/** Never part of a function's code, at any depth. */
const ALWAYS = new Set([
    '.git',
    '.hg',
    '.svn',
    '.DS_Store',
    'Thumbs.db',
    IGNORE_FILE,
]);
/** What folders of packages that were made by this action are called, directly below RUNNER_TEMP. */
const PACKAGE_FOLDER = 'functiongraph-deploy-';
/**
 * Rules from `.fgignore` in the root, then from `exclude`: the last rule that matches decides, as in
 * git. Letter case counts everywhere, or the package would depend on the operating system.
 * Earlier packages below `temp` stay out, or each run would pack those before it.
 * Throws PackageError when `.fgignore` is there but cannot be read.
 */
function ignoreRules(root, exclude, temp) {
    const fromFile = readIgnoreFile((0,external_node_path_.join)(root, IGNORE_FILE));
    const ignore = node_modules_ignore({ ignorecase: false });
    ignore.add(fromFile.map((pattern) => ({ pattern, mark: IGNORE_FILE })));
    ignore.add(exclude.map((pattern) => ({ pattern, mark: 'exclude' })));
    const given = fromFile.length + exclude.length > 0;
    return {
        leavesOut(name, kind) {
            const last = (0,external_node_path_.basename)(name);
            if (ALWAYS.has(last))
                return `${last}, which is always left out`;
            if (temp !== undefined && kind === 'directory' && last.startsWith(PACKAGE_FOLDER)) {
                const above = (0,external_node_path_.dirname)((0,external_node_path_.join)(root, name));
                if ((0,external_node_path_.relative)(temp, above) === '')
                    return `${last}, an earlier package in RUNNER_TEMP`;
            }
            if (!given || (0,external_node_path_.isAbsolute)(name))
                return undefined;
            const { rule } = ignore.test(kind === 'directory' ? `${name}/` : name);
            return rule && `"${rule.pattern}" of ${rule.mark ?? 'exclude'}`;
        },
    };
}
/** Asked what it is first: to read a pipe would wait for somebody who writes into it. */
function readIgnoreFile(path) {
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            throw ignore_unreadable(path, 'it is not a regular file');
        return (0,external_node_fs_.readFileSync)(path, 'utf8')
            .replace(/^\ufeff/, '')
            .split(/\r?\n/);
    }
    catch (error) {
        if (error instanceof src_errors/* PackageError */.JP)
            throw error;
        const reason = (0,system_reason/* systemReason */.u)(error);
        if (reason === 'ENOENT' || reason === 'ENOTDIR')
            return [];
        throw ignore_unreadable(path, reason);
    }
}
function ignore_unreadable(path, reason) {
    return new src_errors/* PackageError */.JP(`${path} cannot be read (${reason})`, 'Make it a readable text file, or remove it.');
}

;// CONCATENATED MODULE: ./build/src/package/advice/preflight.js
const lastPart = (name) => name.slice(name.lastIndexOf('/') + 1);
const SECRET_FILES = /^(\.env(\..+)?|\.envrc|.+\.(env|pem|key|p12|pfx|ppk|jks|keystore)|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.htpasswd|\.git-credentials)$/i;
/** Templates, public keys, and the public certificates that Python's certifi brings. */
const NO_SECRETS = /^(\.env(\..+)?\.(example|sample|template|dist)|(example|sample|template|dist)\.env|pub(lic)?\.key|cacert\.pem)$/i;
const SECRET_PATHS = /(^|\/)(\.(git|aws|ssh|gnupg)\/|\.docker\/config\.json$)/;
const SECRETS = {
    concerns: (name) => SECRET_PATHS.test(name) ||
        (SECRET_FILES.test(lastPart(name)) && !NO_SECRETS.test(lastPart(name))),
    say: (names) => `The package holds what looks like secrets or private history: ${names}. ` +
        'Leave it out with exclude or .fgignore if the function does not need it.',
};
const MOVING_NAMES = /(^|\/)(__pycache__\/|node_modules\/\.(package-lock\.json|modules\.yaml|pnpm-workspace-state\.json|yarn-state\.yml|yarn-integrity)$|[^/]+\.dist-info\/(RECORD|INSTALLER|direct_url\.json)$|BUILD_ID$|build-info\.properties$|git\.properties$|\.buildinfo$)|\.(pyc|tsbuildinfo)$/;
const MOVING = {
    concerns: (name) => MOVING_NAMES.test(name),
    say: (names) => `These files tend to differ from build to build although the code is the same, which sends code anew: ${names}. ` +
        'Leave them out with exclude or .fgignore if the function does not need them.',
};
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const FORBIDDEN_NAME = /[<>:"|?*\0-\x1f]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\/|$)/i;
const FORBIDDEN = {
    concerns: (name) => FORBIDDEN_NAME.test(name),
    say: (names) => `Windows does not allow these names, so a Windows runner makes another package: ${names}.`,
};
/**
 * Sentences for the user. What makes digests move or differ between systems is told only of
 * packages of our own: the bytes of a ready archive are what they are.
 */
function nameWarnings(entries, made) {
    const names = entries.map((entry) => entry.name);
    const concerns = made === 'packed' ? [SECRETS, MOVING, FORBIDDEN] : [SECRETS];
    const found = concerns.flatMap(({ concerns: isConcerned, say }) => {
        const concerned = names.filter(isConcerned);
        return concerned.length === 0 ? [] : [say(some(concerned))];
    });
    return [...found, ...(made === 'ready' ? linksAmong(entries) : []), ...caseTwins(names)];
}
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
/** Only a ready archive can hold links; what we pack holds what they point to. */
function linksAmong(entries) {
    const links = entries.filter(({ mode = 0 }) => (mode & FILE_TYPE) === LINK);
    if (links.length === 0)
        return [];
    return [
        `The archive holds symbolic links, and what the service makes of them is not known: ${some(links.map(({ name }) => name))}. ` +
            'Put in their place what they point to.',
    ];
}
function caseTwins(names) {
    const seen = new Map();
    const twins = names.flatMap((name) => {
        const folded = name.toLowerCase();
        const twin = seen.get(folded);
        seen.set(folded, name);
        return twin === undefined ? [] : [`${twin} and ${name}`];
    });
    if (twins.length === 0)
        return [];
    return [
        `These names differ in letter case only, and are one file on Windows and macOS: ${some(twins)}.`,
    ];
}
const preflight_SHOWN = 5;
/** The first few names, and how many more there are. */
function some(names) {
    const shown = names.slice(0, preflight_SHOWN).join(', ');
    return names.length > preflight_SHOWN ? `${shown} and ${names.length - preflight_SHOWN} more` : shown;
}
/** Files of this kind are small; a large one is not one. */
const LARGEST_READ = 256 * 1024;
/** A value that stands in the file itself, not one taken from a variable when npm runs. */
const NPM_TOKEN = /^[^#;\n]*(_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?!\$\{)[^\s"']/m;
/**
 * Sentences about what a few small files hold: tokens of npm, and scripts with CRLF: those that are
 * known already, and `bootstrap`, which needs no `#!` to be one.
 */
function contentWarnings(files, crlfScripts = []) {
    const small = files.filter(({ size }) => size <= LARGEST_READ);
    const withToken = small.filter((file) => lastPart(file.name) === '.npmrc' && NPM_TOKEN.test(file.read().toString('latin1')));
    const bootstrap = small.filter((file) => file.name === 'bootstrap' && beginsWithCrlf(file.read()));
    const crlf = new Set([...bootstrap.map(({ name }) => name), ...crlfScripts]);
    return [
        ...withToken.map(({ name }) => `${name} holds a token, and is packed. Leave it out with exclude or .fgignore.`),
        ...(crlf.size === 0 ? [] : [crlfWarning([...crlf])]),
    ];
}
/** The first line counts: it says who runs the script. CRLF further down may be text that it holds. */
function beginsWithCrlf(bytes) {
    const isProgram = bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'));
    return !isProgram && bytes[bytes.indexOf('\n') - 1] === 0x0d;
}
function crlfWarning(names) {
    return (`Lines end in CRLF, so Linux cannot start it as a script: ${some(names)}. ` +
        'Check it out with LF ("* text=auto eol=lf" in .gitattributes).');
}

;// CONCATENATED MODULE: ./build/src/package/select/links.js





/** Where package managers keep packages that node_modules only links to. */
const ISOLATED_STORES = ['.pnpm', '.store', '.bun', '.deno'];
const EXCLUDE_IT = 'Remove the link, or leave it out with exclude or .fgignore.';
/**
 * The target of the link at `link`, which is called `name` in the package. `boundary` is a real
 * path that no target may lie outside of.
 *
 * Throws PackageError for a link that is broken, circular, leads out, into a `.git` or into the
 * store of an isolated node_modules, and for a target that is no regular file or folder.
 */
function followLink(link, name, boundary) {
    const real = resolveLink(link, name);
    const inside = (0,names/* entryName */.MB)(boundary, real, external_node_path_namespaceObject);
    if (inside === undefined) {
        throw new src_errors/* PackageError */.JP(`The link ${name} leads out of ${boundary}, to ${real}`, `Copy what it points to into the package. ${EXCLUDE_IT}`);
    }
    const folders = inside.split('/');
    if (folders.includes('.git')) {
        throw new src_errors/* PackageError */.JP(`${name} lies in or leads into a .git folder, ${real}`, EXCLUDE_IT);
    }
    const store = isolatedStore(folders);
    if (store !== undefined)
        throw isolatedTree(name, store);
    const stats = statOf(real, name);
    if (stats.isFile())
        return { kind: 'file', real, size: stats.size };
    if (stats.isDirectory())
        return { kind: 'directory', real };
    throw notRegular(name);
}
/** Throws PackageError if following a link to `real` would enter a folder that is being packed. */
function refuseCycle(name, real, chain) {
    const again = chain.find((folder) => (0,names/* entryName */.MB)(real, folder, external_node_path_namespaceObject) !== undefined);
    if (again !== undefined)
        throw circular(name, real);
}
/** The error for something that is neither a file nor a folder nor a link. */
function notRegular(name) {
    return new src_errors/* PackageError */.JP(`${name} is not a regular file (a socket, pipe or device)`, 'Remove it, or leave it out with exclude or .fgignore.');
}
function resolveLink(link, name) {
    try {
        return external_node_fs_.realpathSync.native(link);
    }
    catch (error) {
        const code = (0,system_reason/* systemReason */.u)(error);
        if (code === 'ELOOP')
            throw circular(name);
        throw new src_errors/* PackageError */.JP(code === 'ENOENT'
            ? `The link ${name} is broken: what it points to does not exist`
            : `The link ${name} cannot be followed (${code})`, EXCLUDE_IT);
    }
}
function statOf(real, name) {
    try {
        return (0,external_node_fs_.statSync)(real);
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`What ${name} leads to, ${real}, cannot be read (${(0,system_reason/* systemReason */.u)(error)})`, EXCLUDE_IT);
    }
}
function circular(name, real) {
    const where = real === undefined ? 'it leads back to itself' : `it leads back to ${real}`;
    return new src_errors/* PackageError */.JP(`The link ${name} is circular: ${where}`, EXCLUDE_IT);
}
function isolatedStore(folders) {
    return ISOLATED_STORES.find((store) => folders.some((folder, at) => folder === store && folders[at - 1] === 'node_modules'));
}
function isolatedTree(name, store) {
    return new src_errors/* PackageError */.JP(`${name} is a link into node_modules/${store}: packed without links, the modules there would not find each other`, 'Make a tree without links: "pnpm --filter <name> deploy --legacy --prod --config.node-linker=hoisted <folder>" (without --legacy before pnpm 10), or install with node-linker=hoisted, or with npm.');
}

;// CONCATENATED MODULE: ./build/src/package/select/omissions.js



/** The error for a package without a file: what was asked for, what was left out, and by what. */
function nothingLeft(lines, omissions, matcher) {
    const asked = lines.join(', ');
    const counts = countByRule(omissions, matcher);
    if (counts.size === 0) {
        return new src_errors/* PackageError */.JP(`code_path: no file is found for ${asked}`, 'Check the lines, and that an earlier step builds what they name.');
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return new src_errors/* PackageError */.JP(`code_path: nothing is left to pack of ${asked}: ${files(total)} excluded`, 'Change exclude, .fgignore or code_path so that something is left.', [...counts].map(([rule, count]) => `${files(count)} by ${rule}`));
}
function countByRule(omissions, matcher) {
    const counts = new Map();
    for (const { path, rule } of omissions) {
        const count = isRealFolder(path) ? countWanted(path, matcher) : 1;
        if (count > 0)
            counts.set(rule, (counts.get(rule) ?? 0) + count);
    }
    return counts;
}
/** A link counts as one file: what lies behind it may be large, and is not followed to be counted. */
function isRealFolder(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
/** Files asked for in a folder that was not walked, since it was left out whole. */
function countWanted(folder, matcher) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).reduce((sum, entry) => {
            const path = (0,external_node_path_.join)(folder, entry.name);
            if (entry.isDirectory())
                return sum + countWanted(path, matcher);
            return matcher.wantsFile(path) ? sum + 1 : sum;
        }, 0);
    }
    catch {
        return 0;
    }
}
function files(count) {
    return count === 1 ? '1 file' : `${count} files`;
}

// EXTERNAL MODULE: ./build/src/package/select/root.js
var select_root = __nccwpck_require__(5839);
;// CONCATENATED MODULE: ./build/src/package/select/walk.js








/**
 * A way through trees. Folders that a rule leaves out, or in which no pattern can match, are not
 * read. Links are followed.
 */
class Walk {
    #rules;
    #findings;
    constructor(rules, findings) {
        this.#rules = rules;
        this.#findings = findings;
    }
    /**
     * Adds what lies at `top`: a file, a folder, or a link to one.
     *
     * Throws PackageError for a link that may not be followed, for what is no regular file, and for a
     * name that no archive should hold.
     */
    start(top) {
        const { name } = top;
        const target = followLink(top.path, name === '' ? top.path : name, this.#rules.boundary);
        if (target.kind === 'directory') {
            this.#walk({ ...top, real: target.real, linked: false, chain: [], again: false });
        }
        else if (this.#rules.matcher.wantsFile(top.path)) {
            this.#findings.add({ name, path: target.real, size: target.size });
        }
    }
    /** Throws PackageError for a file below `top` that is asked for and does not lie below the root. */
    refuseOutside(top) {
        const real = external_node_fs_.realpathSync.native(top);
        this.#walk({ name: top, path: top, real, linked: false, chain: [], again: false });
    }
    /** Whether a rule leaves a place out; if so, and it is asked for, that is noted. */
    #leavesOut(place, kind) {
        const rule = this.#rules.ignore.leavesOut(place.name, kind);
        if (rule === undefined)
            return false;
        if (this.#asksFor(place.path, kind)) {
            this.#findings.omissions.push({ path: place.path, rule });
        }
        return true;
    }
    /** Whether a pattern asks for a file, or for files that a folder may hold. */
    #asksFor(spelt, kind) {
        const { matcher } = this.#rules;
        return kind === 'directory' ? matcher.entersDirectory(spelt) : matcher.wantsFile(spelt);
    }
    #walk(top) {
        const pending = [top];
        for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
            const quietly = folder.again || isOutside(folder);
            const again = this.#findings.reachesAgain(folder, quietly);
            for (const entry of readFolder(folder.path)) {
                const below = this.#visit({ ...folder, again }, entry);
                if (below !== undefined)
                    pending.push(below);
            }
        }
    }
    /** Takes an entry of a folder; returns it if it is a folder to be walked. */
    #visit(folder, entry) {
        const place = {
            name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
            path: external_node_path_.join(folder.path, entry.name),
        };
        if (isOutside(folder) && this.#isRoot(place))
            return undefined;
        const kind = standsForFolder(entry, place.path) ? 'directory' : 'file';
        if (this.#leavesOut(place, kind) || !this.#asksFor(place.path, kind))
            return undefined;
        // The file system knows no such path, so neither a folder nor a link can be looked into.
        if ((0,names/* isMangled */.jf)(entry.name))
            refuseName(place.name);
        if (entry.isSymbolicLink())
            return this.#follow(folder, place);
        if (entry.isDirectory())
            return below(folder, { ...place, real: external_node_path_.join(folder.real, entry.name), linked: false });
        if (!entry.isFile())
            throw notRegular(place.name);
        this.#add({ ...place, size: sizeOf(place.path) });
        return undefined;
    }
    #follow(folder, place) {
        const target = followLink(place.path, place.name, this.#rules.boundary);
        if (target.kind === 'file') {
            this.#add({ name: place.name, path: target.real, size: target.size });
            return undefined;
        }
        refuseCycle(place.name, target.real, [...folder.chain, folder.real]);
        return below(folder, { ...place, real: target.real, linked: true });
    }
    #add(file) {
        if (isOutside(file))
            throw outsideOfRoot(file.name, this.#rules.root);
        this.#findings.add(file);
    }
    #isRoot(place) {
        const { root } = this.#rules;
        return (0,names/* liesIn */.z$)(root, place.path, external_node_path_namespaceObject) && (0,names/* liesIn */.z$)(place.path, root, external_node_path_namespaceObject);
    }
}
function isOutside({ name }) {
    return external_node_path_.isAbsolute(name);
}
/** The error for something that is asked for and does not lie below the root of the package. */
function outsideOfRoot(absolute, root) {
    return new src_errors/* PackageError */.JP(`${absolute} lies outside of code_root, ${root}`, 'Give a code_root that holds every file, or leave the file out with a line that begins with "!".');
}
/** A link to a folder is judged as the folder that will be in its place. */
function standsForFolder(entry, spelt) {
    return entry.isDirectory() || (entry.isSymbolicLink() && (0,select_root/* isDirectory */.wd)(spelt));
}
function below(above, found) {
    return { ...found, chain: [...above.chain, above.real], again: above.again };
}
function readFolder(folder) {
    return walk_read(`The folder ${folder}`, () => (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }));
}
function sizeOf(file) {
    return walk_read(`The file ${file}`, () => (0,external_node_fs_.lstatSync)(file).size);
}
/** What the file system says of something. Throws PackageError that names it where it says nothing. */
function walk_read(what, look) {
    try {
        return look();
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`${what} cannot be read (${(0,system_reason/* systemReason */.u)(error)})`, 'Give the runner the right to read it, let nothing change it meanwhile, or leave it out with exclude or .fgignore.');
    }
}

;// CONCATENATED MODULE: ./build/src/package/select/select.js










/**
 * Finds the files that `code_path` asks for. A line that exists as a path is that path; anything
 * else is a pattern of @actions/glob, and `!` excludes. Relative paths start at `workspace`. Earlier
 * packages below `temp` stay out.
 *
 * Throws PackageError when a line that is no pattern does not exist, a file lies outside of
 * `code_root`, a link or name may not be packed, or nothing is left.
 */
async function selectFiles(asked, workspace, temp) {
    const search = await select_readLines(asked.paths, workspace);
    search.tops.forEach(refuseHidden);
    const root = (0,select_root/* chooseRoot */.UF)(asked.root, search.tops, workspace);
    const findings = new Findings();
    const { matcher } = search;
    const ignore = ignoreRules(root, asked.exclude, temp);
    const boundary = (0,select_root/* chooseBoundary */.oE)(root, workspace);
    const walk = new Walk({ root, matcher, boundary, ignore }, findings);
    for (const top of search.tops.filter(select_root/* exists */.t2)) {
        const holdsRoot = !(0,names/* liesIn */.z$)(root, top, external_node_path_namespaceObject) && (0,names/* liesIn */.z$)(top, root, external_node_path_namespaceObject);
        const start = holdsRoot ? { name: '', path: root } : { name: nameBelow(root, top), path: top };
        const rule = leftOutFromAbove(start.name, root, ignore);
        if (rule === undefined)
            walk.start(start);
        else
            findings.omissions.push({ path: top, rule });
        if (holdsRoot)
            walk.refuseOutside(top);
    }
    if (findings.files.size === 0)
        throw nothingLeft(asked.paths, findings.omissions, matcher);
    const compare = (0,names/* byteOrder */.Tz)([...findings.files.keys()]);
    const files = [...findings.files.values()].sort((a, b) => compare(a.name, b.name));
    refuseTwins(files);
    const warnings = [...findings.warnings, ...matcher.idleLines().map(idleWarning)];
    return { files, kind: search.kind, warnings };
}
function idleWarning(line) {
    return `code_path: ${line} adds no file to the package. Check its spelling, and that an earlier step builds it.`;
}
/**
 * The one file that `code_path` names as it stands, its links followed; undefined for a folder, a
 * pattern, or several lines. Throws PackageError for a link that may not be followed.
 */
function namedFile(paths, workspace) {
    const [line] = paths;
    const found = line === undefined || paths.length > 1 ? undefined : existing(line, workspace);
    if (found === undefined || (0,select_root/* isDirectory */.wd)(found))
        return undefined;
    const name = external_node_path_.basename(found);
    const boundary = (0,select_root/* chooseBoundary */.oE)(external_node_path_.dirname(found), workspace);
    return { name, path: followLink(found, name, boundary).real };
}
async function select_readLines(lines, workspace) {
    const literal = lines.map((line) => existing(line, workspace));
    if (literal.every((found) => found !== undefined)) {
        const kind = literal.length > 1 ? 'lines' : literal.every(select_root/* isDirectory */.wd) ? 'folder' : 'file';
        return { kind, tops: (0,names/* withoutNested */.Iz)(literal, select_root/* isDirectory */.wd, external_node_path_namespaceObject), matcher: EVERYTHING };
    }
    const patterns = lines.flatMap((line, at) => patternsFor(line, literal[at], workspace).map((pattern) => ({ pattern, line })));
    const globber = await createGlobber(patterns.map(({ pattern }) => pattern));
    const matcher = matcherOf(globber, patterns.map(({ line }) => line));
    return { kind: 'lines', tops: globber.getSearchPaths(), matcher };
}
function patternsFor(line, found, workspace) {
    if (found !== undefined)
        return literalPatterns(found, external_node_path_namespaceObject);
    if (!looksLikePattern(line) && !line.startsWith('#')) {
        refuseHidden(external_node_path_.resolve(workspace, line));
        throw new src_errors/* PackageError */.JP(`code_path: ${line} does not exist in ${workspace}`, 'Check the spelling, and that an earlier step builds it.');
    }
    return absolutePatterns(line, workspace, external_node_path_namespaceObject);
}
/** Loaded here, since a deploy without patterns need not wait for it. */
async function createGlobber(patterns) {
    const { create } = await __nccwpck_require__.e(/* import() */ 164).then(__nccwpck_require__.bind(__nccwpck_require__, 2164));
    try {
        return await create(patterns.join('\n'), { followSymbolicLinks: false });
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`code_path holds a pattern that cannot be read: ${error.message}`, 'Write patterns as @actions/glob takes them, without "." or ".." as folders.');
    }
}
function nameBelow(root, top) {
    const name = (0,names/* entryName */.MB)(root, top, external_node_path_namespaceObject);
    if (name !== undefined)
        return name;
    throw outsideOfRoot(top, root);
}
/** The rule that leaves out the path, or a folder between the root and it. */
function leftOutFromAbove(name, root, ignore) {
    const parts = name === '' ? [] : name.split('/');
    return parts
        .map((_, at) => parts.slice(0, at + 1).join('/'))
        .map((part) => ignore.leavesOut(part, (0,select_root/* isDirectory */.wd)(external_node_path_.join(root, part)) ? 'directory' : 'file'))
        .find((rule) => rule !== undefined);
}
function refuseTwins(files) {
    const twins = (0,names/* findNfcTwins */.Sh)(files.map((file) => file.name));
    if (twins === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`Two file names are the same after Unicode normalisation: ${twins.map(spellOut).join(' and ')}`, 'Rename one of them: on some systems they are one file.');
}
/** Twins look alike, so their bytes are shown too. */
function spellOut(name) {
    return `${name} (${encodeURI(name)})`;
}
function existing(line, workspace) {
    const absolute = external_node_path_.resolve(workspace, line);
    return (0,select_root/* exists */.t2)(absolute) ? absolute : undefined;
}
function refuseHidden(absolute) {
    const reason = (0,select_root/* hiddenBy */.W0)(absolute);
    if (reason === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`code_path: ${absolute} cannot be read (${reason})`, 'Give the runner the right to enter the folders that lead to it, or correct the line.');
}

;// CONCATENATED MODULE: ./build/src/package/make.js









/**
 * Makes the package that `code_path` and the inputs around it ask for: a zip of our own below
 * `temp`, or the user's archive or source file as it is.
 *
 * Size limits are for the caller (overLimit), since not every mode sends the package. Throws
 * PackageError, and the signal's reason; a failure leaves nothing behind.
 */
async function makePackage(request, surroundings) {
    const named = namedFile(request.paths, surroundings.workspace);
    if (named !== undefined && isArchive(named.name) && request.codeType !== 'inline') {
        return readyArchive(named, request, unusedRules(request));
    }
    const selection = await selectFiles(request, surroundings.workspace, surroundings.temp);
    const [only, ...others] = selection.files;
    const single = selection.kind !== 'folder' && others.length === 0 ? only : undefined;
    if (request.codeType === 'inline')
        return inline(single, request);
    if (single !== undefined && isArchive(single.name)) {
        return readyArchive(single, request, selection.warnings);
    }
    if (request.codeType === 'jar') {
        throw new src_errors/* PackageError */.JP(`code_type: jar takes one .jar file, and code_path (${request.paths.join(', ')}) is not one`, 'Name the .jar file in code_path, or leave code_type out.');
    }
    return pack(selection, request, surroundings);
}
function isArchive(name) {
    return /^\.(zip|jar)$/i.test((0,external_node_path_.extname)(name));
}
/** The reader of zips is loaded here, since a package of our own needs none. */
async function readyArchive({ name, path }, request, warnings) {
    const { inspectArchive } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 5902));
    const { digest, size, entries, files } = inspectArchive(path, (0,external_node_path_.basename)(name));
    const byName = (0,external_node_path_.extname)(name).toLowerCase() === '.jar' ? 'jar' : 'zip';
    return {
        codeType: request.codeType === 'jar' || request.codeType === 'zip' ? request.codeType : byName,
        path,
        digest,
        size,
        filename: request.filename ?? (0,external_node_path_.basename)(name),
        entries,
        // What may leak stands first: GitHub shows about ten warnings.
        warnings: [
            ...nameWarnings(entries, 'ready'),
            ...contentWarnings(files),
            ...warnings,
            ...(request.compression === 'store' ? [withoutEffect('compression')] : []),
            ...(request.codeType === 'jar' && byName === 'zip' ? [zipAsJar(name)] : []),
        ],
    };
}
/** Inputs that say what goes into a zip, beside an archive that they did not choose. */
function unusedRules({ exclude, root }) {
    return [
        ...(exclude.length > 0 ? [withoutEffect('exclude')] : []),
        ...(root === undefined ? [] : [withoutEffect('code_root')]),
    ];
}
function withoutEffect(input) {
    return `${input} has no effect: the archive is sent byte for byte.`;
}
function zipAsJar(name) {
    return (`code_type: jar has ${name} sent as a jar, although it is named as a zip. ` +
        'If it is not a jar, leave code_type out.');
}
function inline(file, request) {
    if (file === undefined) {
        throw new src_errors/* PackageError */.JP(`code_type: inline takes one source file, and code_path (${request.paths.join(', ')}) is not one file`, 'Name the one file in code_path, or use code_type: zip.');
    }
    const { name, path } = file;
    const { digest, size } = reading(name, () => hashFile(path));
    return {
        codeType: 'inline',
        path,
        digest,
        size,
        entries: [{ name: (0,external_node_path_.basename)(name), size, packedSize: size }],
        warnings: [
            ...(request.filename === undefined ? [] : [NAMELESS]),
            ...(request.compression === 'store' ? [UNCOMPRESSED] : []),
        ],
    };
}
const NAMELESS = 'code_filename has no effect: the service gives inline code the name that the handler asks for.';
const UNCOMPRESSED = 'compression has no effect: inline code is sent as it is.';
function reading(name, read) {
    try {
        return read();
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`${name} cannot be read (${(0,system_reason/* systemReason */.u)(error)})`, 'Make sure that the runner may read it and that no other step writes to it meanwhile.');
    }
}
async function pack({ files, kind, warnings }, request, { temp, signal }) {
    const folder = newFolder(temp);
    try {
        const { compression, filename } = request;
        const { crlfScripts, ...archive } = await writeArchive(files, {
            compression,
            folder,
            ...(signal === undefined ? {} : { signal }),
        });
        return {
            codeType: 'zip',
            ...archive,
            ...(filename === undefined ? {} : { filename }),
            // What may leak or cannot run stands first: GitHub shows about ten warnings.
            warnings: [
                ...nameWarnings(archive.entries, 'packed'),
                ...contentWarnings(files.map(readable), crlfScripts),
                ...(kind === 'folder' ? lonelyArchive(archive.entries) : []),
                ...warnings,
            ],
        };
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
        // Files that cannot be read are named where they are read; what else the system refuses is here.
        throw (0,system_reason/* writeFailure */.E)(temp, error);
    }
}
function newFolder(temp) {
    try {
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, PACKAGE_FOLDER));
    }
    catch (error) {
        throw (0,system_reason/* writeFailure */.E)(temp, error);
    }
}
function readable({ name, size, path }) {
    return { name, size, read: () => reading(name, () => (0,external_node_fs_.readFileSync)(path)) };
}
/** Somebody who names the folder of a build may mean the archive in it. */
function lonelyArchive(entries) {
    const [only, ...others] = entries;
    if (only === undefined || others.length > 0 || !isArchive(only.name))
        return [];
    return [
        `The folder holds one archive, ${only.name}, which is packed as a file inside a zip. ` +
            'To send the archive itself, name it in code_path.',
    ];
}

;// CONCATENATED MODULE: ./build/src/cloud/client.js


/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for anything but an answer 2xx; SignInError when there are no credentials to
 *   sign it with; the signal's reason when it is aborted
 */
async function attempt(call, connection) {
    const { operation, method, target, body } = call;
    const url = new URL(`${target.endpoint}/v2/${target.projectId}/fgs/functions/${target.urn}/${call.resource}`);
    const headers = {
        'content-type': 'application/json',
        host: url.host,
        'x-project-id': target.projectId,
    };
    const signable = { method, url, headers, bodySha256: await sha256Of(body) };
    const authorizer = connection.credentials.authorizerFor(target);
    const added = await authorizer.authorize(signable, connection.clock.now());
    const request = { operation, method, url, headers: { ...headers, ...added } };
    const sent = body === undefined ? request : { ...request, body };
    return exchange({ ...sent, proof: authorizer.proof }, connection);
}

;// CONCATENATED MODULE: ./build/src/cloud/functiongraph.js





/**
 * Reads what a function holds: ShowFunctionConfig, `GET .../config`. Tried again where that is safe.
 *
 * @throws CloudError
 */
async function readFunction(target, connection) {
    const call = {
        operation: 'ShowFunctionConfig',
        method: 'GET',
        target,
        resource: 'config',
    };
    return repeated(call.operation, async () => {
        const { json, requestId } = await attempt(call, connection);
        const flaw = json === undefined ? 'an answer that is not JSON' : (0,wire/* flawOf */.e3)(json);
        if (json !== undefined && flaw === undefined)
            return (0,wire/* decodeFunction */.rk)(json, requestId);
        throw new errors/* CloudError */.K2(flaw ?? '', {
            kind: 'unreadable',
            operation: call.operation,
            requestId,
        });
    }, connection);
}
/**
 * Sends code once: UpdateFunctionCode, `PUT .../code`. Whether it may be sent again is for the
 * caller to find out, since after a lost answer the function may hold it.
 *
 * @returns what the service says the function holds now; of an answer that cannot be read, nothing
 * @throws CloudError
 */
async function updateCode(target, update, connection) {
    const fields = (0,wire/* encodeUpdate */.Kf)(update);
    const body = update.file === undefined ? textBody(JSON.stringify(fields)) : bodyWithFile(fields, update.file);
    const { json, requestId } = await attempt({
        operation: 'UpdateFunctionCode',
        method: 'PUT',
        target,
        resource: 'code',
        body,
    }, connection);
    return (0,wire/* decodeFunction */.rk)(json ?? {}, requestId);
}

;// CONCATENATED MODULE: ./build/src/plan/dependencies.js
/** As the service and the inputs spell the fields. */
const FIELD_NAMES = {
    dependVersionList: 'depend_version_list',
    dependList: 'depend_list',
    dependencyPkg: 'dependency_pkg',
};
const FIELDS = ['dependVersionList', 'dependList', 'dependencyPkg'];
/**
 * The dependencies that an update must carry. Whether the service keeps a list that an update leaves
 * out is not known, so what is held is sent again: the first list that is not empty. A list that is
 * asked for replaces both, so only that one is sent.
 */
function dependenciesToSend(request, held) {
    const list = request.list === undefined ? heldList(held) : { [request.list.field]: request.list.ids };
    const dependencyPkg = request.dependencyPkg ?? (held.dependencyPkg || undefined);
    return { ...list, ...(dependencyPkg === undefined ? {} : { dependencyPkg }) };
}
function heldList({ dependVersionList, dependList }) {
    if (dependVersionList !== undefined && dependVersionList.length > 0)
        return { dependVersionList };
    if (dependList !== undefined && dependList.length > 0)
        return { dependList };
    return {};
}
/** What the request alone wants, in the form in which it would be sent. */
function requestedDependencies(request) {
    return dependenciesToSend(request, {});
}
/** Compares what is wanted, or was sent, with what the function reports. */
function compareDependencies(wanted, held) {
    const asked = FIELDS.filter((field) => wanted[field] !== undefined);
    return {
        different: [
            ...asked.filter((field) => held[field] !== undefined && !equal(wanted[field], held[field])),
            ...leftovers(wanted, held),
        ],
        unreported: asked.filter((field) => held[field] === undefined),
    };
}
/** An empty list asks for no dependencies at all, so the other list must be empty as well. */
function leftovers(wanted, held) {
    const lists = ['dependVersionList', 'dependList'];
    const none = lists.some((field) => wanted[field]?.length === 0);
    return none ? lists.filter((field) => wanted[field] === undefined && held[field]?.length) : [];
}
/** Fields in which two states of a function differ, as far as both report them. */
function changedDependencies(before, after) {
    return FIELDS.filter((field) => before[field] !== undefined &&
        after[field] !== undefined &&
        !equal(before[field], after[field]));
}
function equal(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}

;// CONCATENATED MODULE: ./build/src/plan/outcome.js

/**
 * Whether the code or the dependencies that a function holds differ before and after, as far as the
 * service reports them; undefined where nothing that is known differs and something is not known.
 *
 * @param unreported fields that were sent and that the service does not report
 */
function hasChanged(before, after, unreported) {
    if (after === undefined)
        return undefined;
    if (changedDependencies(before, after).length > 0)
        return true;
    if (before.digest === undefined || after.digest === undefined)
        return undefined;
    if (before.digest !== after.digest)
        return true;
    return unreported.length > 0 ? undefined : false;
}
/**
 * The plan as it looks once it was carried out. A service that leaves out empty lists seems not to
 * report a field at all; when its configuration shows the field afterwards, it was empty before.
 *
 * @param seen the configuration as it was read after the update; an answer to the update is no
 *   sign, since it may show what the configuration never does
 */
function inHindsight(plan, seen) {
    const shown = plan.unreported.filter((field) => seen?.[field] !== undefined);
    if (seen === undefined || shown.length === 0)
        return plan;
    const empty = shown.map((field) => [field, field === 'dependencyPkg' ? '' : []]);
    const before = { ...plan.before, ...Object.fromEntries(empty) };
    const differs = changedDependencies(before, seen).some((field) => shown.includes(field));
    return {
        ...plan,
        before,
        unreported: plan.unreported.filter((field) => !shown.includes(field)),
        reason: differs ? withDependencies(plan.reason) : plan.reason,
    };
}
function withDependencies(reason) {
    return reason.startsWith('code') ? 'code+dependencies' : 'dependencies';
}

;// CONCATENATED MODULE: ./build/src/plan/facts.js


/** All facts that a PUT of this update must bring about. */
function factsOf(plan, update) {
    const code = plan.proof.kind === 'digest' ? [codeFact(plan.proof.digest)] : [];
    return [...code, ...dependencyFacts(plan, update)];
}
function codeFact(digest) {
    return {
        field: 'digest',
        unprovable: false,
        empties: false,
        verdict: (state) => state.digest === undefined ? 'missing' : state.digest === digest ? 'proved' : 'contradicted',
        complaint: (state) => state.digest === undefined
            ? 'this service reports no digest, so nothing proves that it holds the code'
            : `code with the digest ${digest} was sent, but the function holds ${state.digest}`,
    };
}
function dependencyFacts(plan, update) {
    const fields = Object.keys(FIELD_NAMES);
    const emptied = [update.dependVersionList, update.dependList].some((list) => list?.length === 0);
    const bound = fields.filter((field) => update[field] !== undefined || (emptied && field !== 'dependencyPkg'));
    return bound.map((field) => ({
        field,
        unprovable: plan.before[field] === undefined,
        empties: plan.before[field] !== undefined && (update[field] ?? []).length === 0,
        verdict: (state) => verdictOn(field, update, state),
        complaint: (state) => `${FIELD_NAMES[field]} should be ${facts_shown(update[field] ?? [])}, ` +
            `but the function holds ${facts_shown(state[field])}`,
    }));
}
function verdictOn(field, update, state) {
    if (state[field] === undefined)
        return 'missing';
    return compareDependencies(update, state).different.includes(field) ? 'contradicted' : 'proved';
}
function facts_shown(value) {
    if (value === undefined)
        return 'nothing that it reports';
    if (value.length === 0)
        return 'none';
    return typeof value === 'string' ? withoutQuery(value) : value.join(', ');
}

;// CONCATENATED MODULE: ./build/src/plan/verify.js



/** Milliseconds before each reading of the configuration, which may be stale for some seconds. */
const READS = [0, 1_000, 2_000, 3_000, 4_000];
/**
 * Proves that the function holds what was sent. What the service's answer proves is proved; what it
 * lacks or contradicts is read from the configuration, a few times.
 *
 * @param tell told of each state that was read, since a failure must say what the function holds
 * @throws VerificationError when a fact stays unproved
 */
async function verify(plan, update, said, connection, tell) {
    const mustMove = mustDigestMove(plan, said);
    const isOld = (state) => mustMove && state.digest === plan.before.digest;
    const answer = said.kind === 'accepted' ? said.answer : undefined;
    const facts = factsOf(plan, update);
    const asked = answer === undefined ? facts : unproved(facts, answer);
    let held = answer;
    let open = asked;
    let seen;
    for (const delay of READS) {
        if (held?.digest !== undefined && open.length === 0 && !isOld(held))
            break;
        await connection.clock.sleep(delay, connection.signal);
        seen = await readFunction(plan.target, connection);
        tell(seen);
        held = { ...settled(answer, seen, asked), ...emptiesIn(asked, seen) };
        open = stillOpen(open, seen);
        if (plan.proof.kind !== 'digest' && open.length === 0 && !isOld(seen))
            break;
    }
    const known = held ?? plan.before;
    const [first] = open;
    if (first !== undefined)
        throw unprovedError(first, known);
    return {
        held: isOld(known) ? withoutCode(known) : known,
        ...(seen === undefined ? {} : { seen }),
    };
}
/**
 * Whether the digest in the configuration must become another one before it can be believed: code
 * went in, or may have, and neither the answer nor the package tells its digest.
 */
function mustDigestMove({ proof, before }, said) {
    if (proof.kind === 'digest' || before.digest === undefined)
        return false;
    if (proof.kind === 'perhaps' && proof.digest === before.digest)
        return false;
    return said.kind === 'accepted' ? said.answer.digest === undefined : !said.certain;
}
/** A state whose code is that of before, or a new one that the service does not show yet. */
function withoutCode(state) {
    const unsure = ['digest', 'codeSize', 'lastModified'];
    const known = Object.entries(state).filter(([field]) => !unsure.includes(field));
    return Object.fromEntries(known);
}
function unproved(facts, state) {
    return facts.filter((fact) => fact.verdict(state) !== 'proved');
}
/**
 * What the configuration leaves open. A field that it reported neither before nor now cannot be
 * proved, which is a warning and no failure; one that is to be empty may vanish with its last entry.
 */
function stillOpen(facts, read) {
    return unproved(facts, read).filter((fact) => fact.verdict(read) !== 'missing' || !(fact.unprovable || fact.empties));
}
/** Fields that are empty, since they are to be and the configuration no longer shows them. */
function emptiesIn(facts, read) {
    const gone = facts.filter((fact) => fact.empties && fact.verdict(read) === 'missing');
    return Object.fromEntries(gone.map(({ field }) => [field, field === 'dependencyPkg' ? '' : []]));
}
/** The answer's word holds but for what it left open, which the last reading decides. */
function settled(known, read, open) {
    if (known?.digest === undefined || open.some(({ field }) => field === 'digest')) {
        return { ...known, ...read };
    }
    const decided = open.map(({ field }) => [field, read[field]]);
    const found = Object.fromEntries(decided.filter(([, value]) => value !== undefined));
    return { ...read, ...known, ...found };
}
function unprovedError(fact, state) {
    const remedy = fact.field === 'digest'
        ? 'Look at the function in the console and run the job again; ' +
            'somebody else may be deploying to it'
        : 'Look at the dependencies of the function in the console; a service that takes no change ' +
            'of dependencies alone takes them together with changed code';
    const again = fact.field === 'digest' && state.digest !== undefined;
    return new src_errors/* VerificationError */.mk(fact.complaint(state), remedy, {
        again,
        requestId: state.requestId,
    });
}

;// CONCATENATED MODULE: ./build/src/plan/apply.js







/** Carries a plan out, and proves that the function then holds what was asked. */
async function apply(plan, connection) {
    if (plan.update === undefined)
        return { kind: 'done', outcome: 'unchanged', after: plan.before };
    const known = { held: plan.before, uncertain: false };
    try {
        return await push(plan, plan.update, known, connection);
    }
    catch (error) {
        if (known.held === undefined)
            return { kind: 'failed', error: unsettled(error) };
        return { kind: 'failed', error, after: known.held };
    }
}
/** An end that came from outside leaves open what became of an update that was under way. */
function unsettled(error) {
    const stopped = error instanceof src_errors/* DeadlineError */.j3 || error instanceof src_errors/* CancelledError */.cc;
    return stopped ? new src_errors/* UnsettledError */.vs(error) : error;
}
async function push(plan, update, known, connection) {
    for (let sent = 1;; sent += 1) {
        await refuseDrift(plan, update, known, connection);
        known.held = undefined;
        try {
            const answer = await updateCode(plan.target, update, connection);
            return await accepted(plan, update, answer, known, connection);
        }
        catch (error) {
            if (error instanceof errors/* SignInError */.Jj)
                known.held = plan.before;
            if (!isOfUpdate(error))
                throw error;
            if (saysSameCode(error))
                return await same(plan, update, known, connection);
            const settled = await afterFailure(error, plan, update, known, connection);
            if (settled !== undefined)
                return settled;
            if (sent >= ATTEMPTS)
                throw error;
            await waitAfter(sent, error, connection);
        }
    }
}
function isOfUpdate(error) {
    return error instanceof errors/* CloudError */.K2 && error.data.operation === 'UpdateFunctionCode';
}
/** After so many milliseconds a look at the function is too old to write on. */
const LOOK_AGAIN_AFTER = 5_000;
/** Looks again before a write that comes late, so that no deploy of others is overwritten unseen. */
async function refuseDrift(plan, update, known, connection) {
    const age = connection.clock.now().getTime() - plan.readAt.getTime();
    if (age <= LOOK_AGAIN_AFTER)
        return;
    const held = await readFunction(plan.target, connection);
    known.held = held;
    if (holdsBefore(plan, held))
        return;
    if (holdsSent(plan, update, held) && (known.uncertain || holdsPackage(plan, held)))
        return;
    throw new src_errors/* VerificationError */.mk(`the function changed while the step was at work: it held the digest ` +
        `${plan.before.digest ?? 'unknown'}, and now holds ${held.digest ?? 'unknown'} or other ` +
        'dependencies; nothing was sent', ONE_AT_A_TIME, { again: true, requestId: held.requestId });
}
const ONE_AT_A_TIME = 'Somebody else deployed at the same time: put the deploys to this function into one ' +
    'concurrency group and run the job again';
/** How the service says that the code is the one it holds; no page documents it, all tools see it. */
function saysSameCode({ data: { status, code } }) {
    return status === 409 && code === 'FSS.0409';
}
async function accepted(plan, update, answer, known, connection) {
    const look = (held) => {
        known.held = held;
    };
    const verified = await verify(plan, update, { kind: 'accepted', answer }, connection, look);
    const after = verified.held;
    known.held = after;
    const shows = plan.unreported.some((field) => after[field] !== undefined);
    const seen = verified.seen ?? (shows ? await lookOnce(plan, connection) : undefined);
    const { before, unreported } = inHindsight(plan, seen);
    const changed = hasChanged(before, after, unreported);
    const outcome = holdsPackage(plan, after) && changed === false ? 'unchanged' : 'deployed';
    return { kind: 'done', outcome, after, ...(seen === undefined ? {} : { seen }) };
}
/** The service says that it holds this code already; that goes for the dependencies only if read. */
async function same(plan, update, known, connection) {
    const said = { kind: 'same code', certain: !known.uncertain };
    const { held, seen } = await verify(plan, update, said, connection, (read) => {
        known.held = read;
    });
    const codeWas = plan.proof.kind === 'digest'
        ? plan.before.digest === plan.proof.digest
        : !known.uncertain || holdsPackage(plan, plan.before);
    const { before } = inHindsight(plan, seen);
    const dependenciesWere = compareDependencies(update, before).different.length === 0;
    const outcome = codeWas && dependenciesWere ? 'unchanged' : 'deployed';
    return { kind: 'done', outcome, after: held, ...(seen === undefined ? {} : { seen }) };
}
/** A look that can only tell more: the update is proved already, so a failed look changes nothing. */
async function lookOnce({ target }, connection) {
    try {
        return await readFunction(target, connection);
    }
    catch {
        return undefined;
    }
}
/** Whether the digest says that a state's code is the package. */
function holdsPackage({ proof }, state) {
    return proof.kind !== 'none' && proof.digest === state.digest;
}
/**
 * Finds out what a failed update left behind.
 *
 * @returns the end of the story, or nothing when the update may be sent again
 */
async function afterFailure(error, plan, update, known, connection) {
    const repeat = repeatOf(error, true);
    if (repeat !== 'unknown')
        known.held = plan.before;
    if (repeat === 'no')
        throw error;
    if (repeat === 'safe')
        return undefined;
    known.uncertain = true;
    const held = await readAfter(error, plan, connection);
    known.held = held;
    if (holdsBefore(plan, held))
        return undefined;
    if (holdsSent(plan, update, held)) {
        return { kind: 'done', outcome: 'deployed', after: held, seen: held };
    }
    throw someoneElse(plan, held);
}
async function readAfter(error, { target }, connection) {
    const what = error.data.status === undefined ? error.message : `HTTP ${error.data.status}`;
    connection.log.info(`Reads the function, since the update's end (${what}) tells not what it holds`);
    try {
        return await readFunction(target, connection);
    }
    catch (readError) {
        if (!(readError instanceof errors/* CloudError */.K2))
            throw readError;
        const note = `then the function could not be read either (${readError.message})`;
        throw new errors/* CloudError */.K2(`${error.message}; ${note}`, error.data);
    }
}
/** Where the digest proves nothing, another digest than before is the sign that ours was taken. */
function holdsSent(plan, update, held) {
    if (compareDependencies(update, held).different.length > 0)
        return false;
    if (holdsPackage(plan, held))
        return true;
    if (plan.proof.kind === 'digest')
        return false;
    return held.digest !== undefined && held.digest !== plan.before.digest;
}
function holdsBefore(plan, held) {
    return held.digest === plan.before.digest && changedDependencies(plan.before, held).length === 0;
}
function someoneElse({ proof, before }, held) {
    const ours = proof.kind === 'none' ? 'the package in OBS' : `the digest ${proof.digest}`;
    return new src_errors/* VerificationError */.mk(`the answer to the update was lost, and the function holds neither what was sent (${ours}) nor ` +
        `what it held before (the digest ${before.digest ?? 'unknown'}), but the digest ` +
        `${held.digest ?? 'unknown'} or other dependencies`, ONE_AT_A_TIME, { again: true, requestId: held.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/current.js


/**
 * Reads what a function holds now.
 *
 * @throws CloudError when it cannot be read; VerificationError when it runs an image, not code
 */
async function readCurrent(target, connection) {
    const state = await readFunction(target, connection);
    if (!state.customImage)
        return state;
    throw new src_errors/* VerificationError */.mk('the function runs a custom image, so there is no code to update', 'Change the image in the configuration of the function, or name another function in urn', { again: false, requestId: state.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/guards.js

/**
 * Holds the package against `expect_digest`: the very bytes that were tested, or nothing.
 *
 * @throws PackageError
 */
function guardPackage({ digest }, expected) {
    if (expected === undefined || expected === digest)
        return;
    throw new src_errors/* PackageError */.JP(`the package has the digest ${digest}, but expect_digest asks for ${expected}`, 'Deploy the package that was tested, or give its digest as expect_digest');
}
/**
 * Holds what the function holds against `if_deployed_digest`.
 *
 * @param wanted the package's digest, which is as good, since then there is nothing to overwrite
 * @throws VerificationError
 */
function guardFunction(held, expected, wanted) {
    if (expected === undefined || held.digest === expected)
        return;
    if (held.digest !== undefined && held.digest === wanted)
        return;
    throw new src_errors/* VerificationError */.mk(`the function holds the digest ${held.digest ?? 'that it does not report'}, ` +
        `but if_deployed_digest asks for ${expected}`, 'Find out who deployed in between; nothing was sent', { again: false, requestId: held.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/plan.js

/** Decides what to do to one function. */
function planUpdate(request) {
    const { target, dependencies, before, readAt, force } = request;
    const proof = proofOf(request);
    const codeDiffers = proof.kind === 'none' || proof.digest !== before.digest;
    const compared = compareDependencies(requestedDependencies(dependencies), before);
    const dependenciesDiffer = compared.different.length > 0;
    const differs = codeDiffers || dependenciesDiffer;
    const send = differs || force || compared.unreported.length > 0;
    const update = send ? updateFor(request) : undefined;
    const open = compared.unreported.length > 0 || (update !== undefined && leavesOut(update, before));
    return {
        target,
        before,
        readAt,
        reason: reasonFor(codeDiffers, dependenciesDiffer, force),
        changes: changesOf(proof, before, dependenciesDiffer, open),
        proof,
        unreported: compared.unreported,
        ...(update === undefined ? {} : { update }),
    };
}
function proofOf({ code, before, expectDigest }) {
    if (code.codeType === 'obs') {
        return expectDigest === undefined ? { kind: 'none' } : { kind: 'digest', digest: expectDigest };
    }
    const { digest, size } = code;
    const covered = code.codeType !== 'jar' && before.kmsKeyId === undefined;
    return { kind: covered ? 'digest' : 'perhaps', digest, size };
}
function reasonFor(code, dependencies, force) {
    if (code)
        return dependencies ? 'code+dependencies' : 'code';
    if (dependencies)
        return 'dependencies';
    return force ? 'forced' : 'none';
}
function changesOf(proof, before, dependenciesDiffer, open) {
    if (dependenciesDiffer)
        return true;
    const known = proof.kind !== 'none' && before.digest !== undefined;
    if (known && proof.digest !== before.digest)
        return proof.kind === 'digest' ? true : undefined;
    return known && !open ? false : undefined;
}
/** Of two lists that a function holds, one is sent; what becomes of the other is not known. */
function leavesOut(update, before) {
    const lists = ['dependVersionList', 'dependList'];
    return lists.some((field) => update[field] === undefined && (before[field]?.length ?? 0) > 0);
}
function updateFor({ target, code, dependencies, before }) {
    const held = before.kmsKeyId === undefined ? {} : { kmsKeyId: before.kmsKeyId };
    const kept = { ...dependenciesToSend(dependencies, before), ...held };
    if (code.codeType === 'obs')
        return { codeType: 'obs', codeUrl: code.url, ...kept };
    const file = { path: code.path, size: code.size };
    if (code.codeType === 'inline')
        return { codeType: 'inline', file, ...kept };
    return { codeType: code.codeType, filename: code.filename ?? `${target.name}.zip`, file, ...kept };
}

;// CONCATENATED MODULE: ./build/src/plan/doubts.js

/** What a plan cannot tell, as sentences for the user. */
function doubtsOfPlan({ unreported }) {
    return [unreportedFields(unreported)].filter((sentence) => sentence !== undefined);
}
/** What a successful update leaves unproved, as sentences for the user. */
function doubtsAbout(plan, outcome, after) {
    const sentences = [
        outcome === 'unchanged' ? undefined : foreignDigest(plan, after),
        otherSize(plan, after),
    ];
    return [...doubtsOfPlan(plan), ...sentences.filter((sentence) => sentence !== undefined)];
}
function unreportedFields(fields) {
    if (fields.length === 0)
        return undefined;
    const names = fields.map((field) => FIELD_NAMES[field]).join(' and ');
    const remedy = fields.includes('dependVersionList') ? '' : '; use depend_version_list instead';
    return (`This service does not report ${names}: it is sent every time, and nothing proves that it ` +
        `was obeyed${remedy}`);
}
/** No source proves what the digest of a jar or of KMS-encrypted code covers. */
function foreignDigest({ proof }, after) {
    if (proof.kind !== 'perhaps' || after.digest === proof.digest)
        return undefined;
    const reported = after.digest === undefined ? 'no digest' : 'another digest than the package has';
    return `The service accepted the code and reports ${reported}, so what it holds is not proved`;
}
function otherSize({ proof }, after) {
    if (proof.kind === 'none' || after.digest !== proof.digest)
        return undefined;
    if (proof.size === undefined || after.codeSize === undefined)
        return undefined;
    if (after.codeSize === proof.size)
        return undefined;
    return `The digest is as sent, but the service reports ${after.codeSize} bytes, not ${proof.size}`;
}

// EXTERNAL MODULE: ./build/src/report/failure.js + 2 modules
var report_failure = __nccwpck_require__(4834);
;// CONCATENATED MODULE: ./build/src/report/result.js



/** The result of a function that was not begun, because of another failure or a cancelled job. */
function skipped(target) {
    return { target, outcome: 'skipped', warnings: [] };
}
/** The result of a function that could not be looked at or may not be touched: nothing was sent. */
function failedBefore(target, error) {
    const failure = (0,report_failure/* explain */.WE)(error);
    const { requestId } = failure;
    const id = requestId === undefined ? {} : { requestId };
    return { target, outcome: 'failed', failure, warnings: [], ...id };
}
/** The result of a plan that is not carried out: what a deploy would do. */
function resultOfPlan(plan, code) {
    const { target, before, reason, changes } = plan;
    const packed = code.codeType === 'obs' ? {} : { planned: { digest: code.digest, size: code.size } };
    return {
        target,
        outcome: 'planned',
        before,
        reason,
        ...packed,
        ...(plan.update === undefined ? {} : { plannedDependencies: plan.update }),
        ...(changes === undefined ? {} : { changed: changes }),
        ...requestIdOf(undefined, before),
        warnings: doubtsOfPlan(plan),
    };
}
/** The result of a plan that was carried out. */
function resultOfApply(planned, force, applied) {
    const { after } = applied;
    const plan = inHindsight(planned, applied.kind === 'done' ? applied.seen : after);
    const changed = hasChanged(plan.before, after, plan.unreported);
    const shared = {
        target: plan.target,
        before: plan.before,
        ...(after === undefined ? {} : { after }),
        ...(changed === undefined ? {} : { changed }),
    };
    if (applied.kind === 'failed') {
        const failure = (0,report_failure/* explain */.WE)(applied.error);
        const id = requestIdOf(failure, after);
        return { ...shared, ...id, outcome: 'failed', reason: plan.reason, failure, warnings: [] };
    }
    return {
        ...shared,
        ...requestIdOf(undefined, after),
        outcome: applied.outcome,
        reason: reasonAfter(plan, force, applied.outcome),
        warnings: doubtsAbout(plan, applied.outcome, applied.after),
    };
}
/**
 * An outcome of `unchanged` says that there was no difference; a plan that could compare the digest
 * said so too, but of a jar or of code in OBS only the service's answer tells.
 */
function reasonAfter(plan, force, outcome) {
    if (outcome === 'deployed')
        return plan.reason;
    return force ? 'forced' : 'none';
}
/** The id of the request that tells most: of the failed one, else of the last that was answered. */
function requestIdOf(failure, after) {
    const requestId = failure?.requestId ?? after?.requestId;
    return requestId === undefined ? {} : { requestId };
}

;// CONCATENATED MODULE: ./build/src/report/names.js
/** From the shortest; each serves where nothing else is called the same. */
const SHORT = [({ name }) => name, ({ urn, name }) => `${packageOf(urn)}/${name}`];
/** With the region, all that a URN holds: no two functions share it. */
const WHOLE = ({ urn, name, projectId }) => `${packageOf(urn)}/${name} of project ${projectId}`;
/** The name of each target, in the order given. */
function namesOf(targets) {
    const forms = SHORT.map((form) => ({
        form,
        taken: countOf(targets.map((target) => inRegion(target, form))),
    }));
    return targets.map((target) => {
        const unique = forms.find(({ form, taken }) => taken.get(inRegion(target, form)) === 1);
        const form = unique?.form ?? WHOLE;
        return { name: form(target), region: target.region, label: inRegion(target, form) };
    });
}
function inRegion(target, form) {
    return `${form(target)} in ${target.region}`;
}
/** The sixth part of a URN: the package of functions that it belongs to. */
function packageOf(urn) {
    return urn.split(':')[5] ?? '';
}
function countOf(labels) {
    const counts = new Map();
    for (const label of labels)
        counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
}
const MOST_NAMES = 5;
/** Some of the names, and how many more there are. */
function listed(labels) {
    const rest = labels.length - MOST_NAMES;
    if (rest <= 1)
        return labels.join(', ');
    return `${labels.slice(0, MOST_NAMES).join(', ')} and ${rest.toLocaleString('en-US')} more functions`;
}

;// CONCATENATED MODULE: ./build/src/report/log/lines.js



/** The log's lines, in the present tense: one for each thing that is done. */
function packageLine(code, milliseconds) {
    if (code.codeType === 'obs')
        return `Takes the package at ${withoutQuery(code.url)}`;
    const files = counted(code.entries.length, 'file');
    const size = bytesText(code.size);
    const digest = shortDigest(code.digest);
    return `Takes ${files}, ${size} as ${code.codeType}, digest ${digest}, in ${durationText(milliseconds)}`;
}
/** What the functions' group in the log is called. */
function stageTitle(targets) {
    const [only] = targets.length === 1 ? namesOf(targets) : [];
    return only === undefined ? counted(targets.length, 'function') : `Function ${only.label}`;
}
function readLine({ digest, codeSize }) {
    const size = codeSize === undefined ? '' : `, ${bytesText(codeSize)}`;
    return `Reads what the function holds: digest ${shortDigest(digest)}${size}`;
}
const WHY = {
    code: 'the code differs',
    dependencies: 'the dependencies differ',
    'code+dependencies': 'code and dependencies differ',
    forced: 'nothing differs, but force is set',
    none: 'nothing differs',
};
function planLine({ reason, update, proof }, mode) {
    const sends = mode === 'plan' ? 'Would send' : 'Sends';
    if (update === undefined)
        return `${sends} nothing: ${WHY[reason]}`;
    const what = update.file === undefined ? 'the address in OBS' : bytesText(update.file.size);
    const why = proof.kind === 'none'
        ? 'code in OBS cannot be compared'
        : reason === 'none'
            ? 'dependencies that the service does not report are asked for'
            : WHY[reason];
    return `${sends} ${what}: ${why}`;
}
/** That one of several functions is through; the whole of it is told at the end. */
function doneLine({ outcome, milliseconds }) {
    return `Done in ${durationText(milliseconds ?? 0)}: ${outcome}`;
}
/** Puts the function's name before each line, for logs of several functions side by side. */
function prefixed(log, label) {
    return {
        info(line) {
            log.info(`${label}: ${line}`);
        },
        debug(line) {
            log.debug(`${label}: ${line}`);
        },
    };
}
/** The last line about a function: all that matters, for those who read nothing else. */
function finalLine(result, label) {
    const { outcome, failure, milliseconds } = result;
    const time = milliseconds === undefined ? '' : ` in ${durationText(milliseconds)}`;
    if (outcome === 'skipped')
        return `${label}: skipped, nothing was begun`;
    if (failure !== undefined)
        return `${label}: failed${time}: ${failure.cause}`;
    if (outcome === 'planned')
        return `${label}: planned${time}: ${plannedText(result)}`;
    const doubt = outcome === 'deployed' && result.changed === undefined;
    return `${label}: ${outcome}${time}${doubt ? ' (accepted, cannot be proved)' : ''}: ${heldText(result)}`;
}
function plannedText({ changed, reason = 'none' }) {
    if (changed === undefined)
        return 'whether it would change cannot be told';
    return changed ? `it would change (${reason})` : 'it would not change';
}
function heldText({ before, after }) {
    const size = after?.codeSize;
    const change = changeText(before?.codeSize, size);
    const sizes = size === undefined ? '' : `, ${bytesText(size)}${change && ` (${change})`}`;
    const was = before?.digest === after?.digest ? '' : `, before it was ${shortDigest(before?.digest)}`;
    return `holds digest ${shortDigest(after?.digest)}${was}${sizes}`;
}

;// CONCATENATED MODULE: ./build/src/deploy.js














/**
 * Makes the package of the step, once for all functions.
 *
 * @throws PackageError when it cannot be made
 */
async function packageCode(inputs, surroundings) {
    const { code } = inputs;
    if (code.kind === 'obs') {
        return { codeType: 'obs', url: code.url, warnings: code.url.includes('?') ? [PRE_SIGNED] : [] };
    }
    const made = await makePackage(code.request, surroundings);
    return { ...made, warnings: [...made.warnings, ...sizeWarnings(inputs, made)] };
}
/**
 * Holds a finished package against what was asked for. Only then, so that what is known of one that
 * is refused can be told.
 *
 * @throws PackageError when it is not the one expected, or is larger than the service takes; in
 *   `mode: package` the size is only a warning, since it can go by OBS
 */
function checkPackage(inputs, code) {
    if (code.codeType === 'obs')
        return;
    guardPackage(code, inputs.expectDigest);
    const tooLarge = (0,size_limits/* overLimit */.W1)(code);
    if (tooLarge !== undefined && inputs.mode !== 'package')
        throw tooLarge;
}
const PRE_SIGNED = 'code_url has a query; whether the service takes pre-signed addresses is not known, ' +
    'so prefer the plain address of the object';
function sizeWarnings(inputs, made) {
    const warning = inputs.mode === 'package'
        ? (0,size_limits/* overLimit */.W1)(made)?.message
        : signsRequests(inputs.access)
            ? (0,size_limits/* signedBodyWarning */.JF)(made)
            : undefined;
    return warning === undefined ? [] : [warning];
}
/**
 * Handles every function, a few at a time, in whatever order they end; the results are in the order
 * given. A failure hides no other result; with `fail_fast` it keeps further functions from beginning.
 */
async function deployAll(inputs, code, connection) {
    let failed = false;
    const names = namesOf(inputs.targets);
    return pMap(inputs.targets, async (target, at) => {
        if ((failed && inputs.failFast) || isCancelled(connection.signal))
            return skipped(target);
        const name = names.length > 1 ? names[at] : undefined;
        const own = name === undefined ? connection : named(connection, name);
        const result = await timed(own, () => deployTo(target, inputs, code, own));
        failed ||= result.outcome === 'failed';
        if (name !== undefined)
            own.log.info(doneLine(result));
        return result;
    }, { concurrency: inputs.maxParallel });
}
function named(connection, { label }) {
    return { ...connection, log: prefixed(connection.log, label) };
}
async function timed({ clock }, work) {
    const started = clock.now().getTime();
    const result = await work();
    return { ...result, milliseconds: clock.now().getTime() - started };
}
/** The handler's file is looked for where the configuration says that it must be. */
function shapeWarnings(code, { runtime, handler }) {
    if (code.codeType === 'obs' || runtime === undefined || handler === undefined)
        return [];
    const warning = handlerWarning(code, { runtime, handler });
    return warning === undefined ? [] : [warning];
}
function isCancelled(signal) {
    return signal.reason instanceof src_errors/* CancelledError */.cc;
}
/** One function's way from what it holds to what it should hold. In `mode: plan` it ends halfway. */
async function deployTo(target, inputs, code, connection) {
    const { dependencies, force, expectDigest, ifDeployedDigest } = inputs;
    try {
        const before = await readCurrent(target, connection);
        querySecretsOf(before.dependencyPkg ?? '').forEach(connection.mask);
        connection.log.info(readLine(before));
        const wanted = code.codeType === 'obs' ? expectDigest : code.digest;
        guardFunction(before, ifDeployedDigest, wanted);
        const readAt = connection.clock.now();
        const expected = expectDigest === undefined ? {} : { expectDigest };
        const plan = planUpdate({ target, code, dependencies, before, readAt, force, ...expected });
        connection.log.info(planLine(plan, inputs.mode));
        const result = inputs.mode === 'plan'
            ? resultOfPlan(plan, code)
            : resultOfApply(plan, force, await apply(plan, connection));
        return { ...result, warnings: [...shapeWarnings(code, before), ...result.warnings] };
    }
    catch (error) {
        return failedBefore(target, error);
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/key-families.js
const INPUT_FAMILY = {
    accessKey: 'access_key',
    secretKey: 'secret_key',
    securityToken: 'security_token',
};
/** In this order: Huawei's SDKs; what huaweicloud/auth-action exports; the Terraform provider. */
const KEY_FAMILIES = [
    {
        accessKey: 'HUAWEICLOUD_SDK_AK',
        secretKey: 'HUAWEICLOUD_SDK_SK',
        securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
    },
    { accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
    { accessKey: 'HW_ACCESS_KEY', secretKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' },
];
/** Reads a family; `read` gives an empty text for what is not there. */
function key_families_keysOf(family, read) {
    const accessKey = read(family.accessKey);
    const secretKey = read(family.secretKey);
    const securityToken = family.securityToken === undefined ? '' : read(family.securityToken);
    if (accessKey === '' && secretKey === '' && securityToken === '')
        return { kind: 'none' };
    if (accessKey === '' || secretKey === '') {
        const missing = accessKey === '' ? family.accessKey : family.secretKey;
        const present = [family.accessKey, family.secretKey, family.securityToken ?? ''];
        const given = present.find((name) => name !== '' && read(name) !== '') ?? '';
        return { kind: 'half', given, missing };
    }
    const temporary = securityToken === '' ? {} : { securityToken };
    const names = `${family.accessKey} and ${family.secretKey}`;
    return { kind: 'whole', keys: { accessKey, secretKey, ...temporary }, names };
}

;// CONCATENATED MODULE: ./build/src/inputs/oidc.js

const DEFAULT_STS_ENDPOINT = 'https://sts.{region}.myhuaweicloud.com';
const DEFAULT_IAM_ENDPOINT = 'https://iam.{region}.myhuaweicloud.com';
/** The pair of URNs that STS asks for, if it is there. */
function readAgency(read) {
    const providerUrn = read('oidc_provider_urn');
    const agencyUrn = read('oidc_agency_urn');
    if (providerUrn === '' && agencyUrn === '')
        return { kind: 'none' };
    if (agencyUrn === '') {
        return { kind: 'half', given: 'oidc_provider_urn', missing: 'oidc_agency_urn' };
    }
    if (providerUrn === '') {
        return { kind: 'half', given: 'oidc_agency_urn', missing: 'oidc_provider_urn' };
    }
    return {
        kind: 'whole',
        read(problems) {
            checkWord('oidc_provider_urn', providerUrn, problems);
            checkWord('oidc_agency_urn', agencyUrn, problems);
            const endpoint = endpointIn(read, 'sts_endpoint', DEFAULT_STS_ENDPOINT, problems);
            const audience = read('oidc_audience') || providerUrn;
            return { kind: 'agency', providerUrn, agencyUrn, audience, endpoint };
        },
    };
}
/** The name of an identity provider of IAM, if it is there. */
function readIdentityProvider(read) {
    const provider = read('oidc_identity_provider');
    if (provider === '')
        return undefined;
    return (problems) => {
        checkWord('oidc_identity_provider', provider, problems);
        const endpoint = endpointIn(read, 'iam_endpoint', DEFAULT_IAM_ENDPOINT, problems);
        const audience = read('oidc_audience') || provider;
        return { kind: 'identity provider', provider, audience, endpoint };
    };
}
/** Inputs that would be ignored, since the way in that they belong to is not given. */
function strayOidcInputs(read) {
    const agency = ['oidc_provider_urn', 'oidc_agency_urn'];
    const owners = [
        ['oidc_audience', [...agency, 'oidc_identity_provider']],
        ['sts_endpoint', agency],
        ['iam_endpoint', ['oidc_identity_provider']],
    ];
    return owners
        .filter(([name, needed]) => read(name) !== '' && needed.every((owner) => read(owner) === ''))
        .map(([name, needed]) => {
        const wanted = needed.filter((owner) => owner !== 'oidc_agency_urn').join(' or ');
        return `${name}: has no meaning without ${wanted}; give that too, or leave it out`;
    });
}
function endpointIn(read, name, byDefault, problems) {
    const text = read(name);
    return text === '' ? byDefault : (readEndpoint(name, text, problems) ?? byDefault);
}
/** URNs and names travel in a header or are compared as they stand: one word of printable ASCII. */
function checkWord(name, text, problems) {
    if (/^[\x21-\x7e]{1,1500}$/.test(text))
        return;
    problems.push(`${name}: ${shown(text)} holds blanks or characters that it cannot have`);
}

;// CONCATENATED MODULE: ./build/src/inputs/access.js


const TOKEN_VARIABLE = 'HW_AUTH_TOKEN';
/** With this the runner lets a job ask GitHub for id tokens. */
const access_REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
/** Every secret value in reach, whether it will be used or not: all are masked before any output. */
function secretsIn(read, environment) {
    const fromInputs = [INPUT_FAMILY.secretKey, INPUT_FAMILY.securityToken, 'iam_token'].map(read);
    const names = KEY_FAMILIES.flatMap(({ secretKey, securityToken }) => [secretKey, securityToken]);
    const fromEnvironment = [...names, TOKEN_VARIABLE, access_REQUEST_TOKEN].map((name) => value(environment, name));
    return [...fromInputs, ...fromEnvironment].filter((secret) => secret !== '');
}
/** Finds the way in: inputs first, then the first complete family of the environment. */
function readAccess(read, environment, problems) {
    const before = problems.length;
    const ways = waysInInputs(read, problems);
    problems.push(...strayOidcInputs(read));
    const [first, second] = ways;
    if (first !== undefined && second !== undefined) {
        problems.push(`${first.name} and ${second.name}: both are given; give one way to sign in`);
    }
    const [access] = ways.map((way) => way.read(problems));
    if (problems.length > before)
        return undefined;
    return access ?? fromEnvironment(environment, problems);
}
/** The complete ways among the inputs. One of which half is missing is a problem. */
function waysInInputs(read, problems) {
    const ways = [];
    const keys = key_families_keysOf(INPUT_FAMILY, read);
    if (keys.kind === 'half')
        problems.push(halfGiven(keys));
    if (keys.kind === 'whole') {
        ways.push({ name: 'access_key', read: (found) => checkedKeys(keys.keys, 'inputs', found) });
    }
    const token = read('iam_token');
    if (token !== '') {
        const checked = (found) => checkedToken(token, 'iam_token', 'inputs', found);
        ways.push({ name: 'iam_token', read: checked });
    }
    const agency = readAgency(read);
    if (agency.kind === 'half')
        problems.push(halfGiven(agency));
    if (agency.kind === 'whole')
        ways.push({ name: 'oidc_provider_urn', read: agency.read });
    const provider = readIdentityProvider(read);
    if (provider !== undefined)
        ways.push({ name: 'oidc_identity_provider', read: provider });
    return ways;
}
function halfGiven({ given, missing }) {
    return `${missing}: missing, while ${given} is given; give both or none`;
}
function fromEnvironment(environment, problems) {
    const found = KEY_FAMILIES.map((family) => key_families_keysOf(family, (name) => value(environment, name)));
    const whole = found.find((family) => family.kind === 'whole');
    if (whole !== undefined)
        return checkedKeys(whole.keys, whole.names, problems);
    const token = value(environment, TOKEN_VARIABLE);
    if (token !== '')
        return checkedToken(token, TOKEN_VARIABLE, TOKEN_VARIABLE, problems);
    const half = found.find((family) => family.kind === 'half');
    problems.push(half === undefined
        ? 'access_key: no credentials found; give oidc_provider_urn and oidc_agency_urn, or ' +
            'oidc_identity_provider, or access_key and secret_key, or iam_token, or set ' +
            'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment'
        : `${half.missing}: missing in the environment, while ${half.given} is set; set both or none`);
    return undefined;
}
function checkedKeys(keys, from, problems) {
    const damaged = Object.entries(keys).filter(([, text]) => !isHeaderText(String(text)));
    if (damaged.length === 0)
        return { kind: 'keys', keys, from };
    const parts = damaged.map(([part]) => part).join(' and ');
    problems.push(`access_key: the ${parts} from ${from} holds blanks or characters no key has`);
    return undefined;
}
function checkedToken(token, name, from, problems) {
    if (isGitHubToken(token)) {
        problems.push(`${name}: this is a GitHub token, which is not sent to another host; ` +
            'give an IAM token of Huawei Cloud, or access_key and secret_key');
    }
    else if (!isHeaderText(token)) {
        problems.push(`${name}: the token holds blanks or characters that no token has`);
    }
    else {
        return { kind: 'token', token, from };
    }
    return undefined;
}
/** The prefixes by which GitHub marks its tokens; such a token is of no use to another cloud. */
function isGitHubToken(token) {
    return /^(gh[a-z]_|github_pat_)/.test(token);
}
/** Keys and tokens travel in headers: printable ASCII without blanks. */
function isHeaderText(text) {
    return /^[\x21-\x7e]+$/.test(text);
}
function value(environment, name) {
    return name === undefined ? '' : (environment[name] ?? '').trim();
}

;// CONCATENATED MODULE: ./build/src/inputs/dependencies.js


/** Reads the three inputs about dependencies. */
function readDependencies(read, problems) {
    const versions = fields_given(read, 'depend_version_list', (text) => readIds('depend_version_list', text, problems));
    const first = fields_given(read, 'depend_list', (text) => readIds('depend_list', text, problems));
    const dependencyPackage = fields_given(read, 'dependency_pkg', (text) => text === 'none' ? '' : obsUrl('dependency_pkg', text, problems));
    if (read('depend_version_list') !== '' && read('depend_list') !== '') {
        problems.push('depend_version_list and depend_list: both are given; give one of the two');
    }
    return {
        ...(versions === undefined ? {} : { list: { field: 'dependVersionList', ids: versions } }),
        ...(first === undefined ? {} : { list: { field: 'dependList', ids: first } }),
        ...(dependencyPackage === undefined ? {} : { dependencyPkg: dependencyPackage }),
    };
}

;// CONCATENATED MODULE: ./build/src/inputs/inputs.js






const MODES = ['deploy', 'plan', 'package'];
/** Seconds for a step that is given no `timeout`. */
const DEFAULT_TIMEOUT = 600;
/**
 * Reads all inputs.
 *
 * @throws InputError with every problem of every input at once
 */
function readInputs(sources) {
    const { read, exists } = sources;
    const problems = [];
    const mode = readChoice('mode', read('mode') || 'deploy', MODES, problems);
    const functions = functionInputs(read, mode !== 'package', problems);
    const rest = mode === 'package'
        ? packageInputs(read, problems)
        : { mode, ...functions, access: readAccess(read, sources.environment, problems) };
    const code = readCode(read, exists, problems);
    const timeout = readTimeout(read, problems);
    const expectDigest = fields_given(read, 'expect_digest', (text) => readDigest('expect_digest', text, problems));
    const shared = { timeout, ...(expectDigest === undefined ? {} : { expectDigest }) };
    if (problems.length > 0 || code === undefined)
        throw new src_errors/* InputError */.dz(problems);
    if (rest.mode === 'package')
        return { ...rest, ...shared, code };
    const { access } = rest;
    if (rest.mode === undefined || access === undefined)
        throw new src_errors/* InputError */.dz(problems);
    return { ...rest, mode: rest.mode, access, ...shared, code };
}
/**
 * Whether a pull request is to be told of a plan, also where other inputs are wrong: then it is told
 * why there is none, for the plan of an earlier run must not stand as if it still held.
 */
function asksForComment(read) {
    return read('mode') === 'plan' && readBoolean('comment', read('comment'), []) === true;
}
/** Inputs that say something about functions, and so mean nothing where only a package is made. */
function packageInputs(read, problems) {
    if (read('code_url') !== '') {
        problems.push('code_url: there is nothing to pack in mode package; give code_path');
    }
    if (read('if_deployed_digest') !== '') {
        problems.push('if_deployed_digest: has no meaning in mode package, which asks no function');
    }
    return { mode: 'package' };
}
/** What concerns functions. It is read in every mode, so that no problem waits for another mode. */
function functionInputs(read, urnNeeded, problems) {
    const flag = (name) => fields_given(read, name, (text) => readBoolean(name, text, problems)) ?? false;
    const targets = readTargets(read, urnNeeded, problems);
    const dependencies = readDependencies(read, problems);
    const force = flag('force');
    const failFast = flag('fail_fast');
    const telling = { comment: flag('comment'), githubToken: read('github_token') };
    const maxParallel = fields_given(read, 'max_parallel', (text) => readWhole('max_parallel', text, { least: 1, most: 100 }, problems));
    const guard = readGuard(read, targets, problems);
    return {
        ...{ targets, dependencies, force, failFast, maxParallel: maxParallel ?? 4 },
        ...telling,
        ...(guard === undefined ? {} : { ifDeployedDigest: guard }),
    };
}
function readTimeout(read, problems) {
    const bounds = { least: 1, most: 86_400 };
    const timeout = fields_given(read, 'timeout', (text) => readWhole('timeout', text, bounds, problems));
    return timeout ?? DEFAULT_TIMEOUT;
}
function readGuard(read, targets, problems) {
    if (targets.length > 1 && read('if_deployed_digest') !== '') {
        problems.push('if_deployed_digest: goes with one function, but urn names several');
    }
    return fields_given(read, 'if_deployed_digest', (text) => readDigest('if_deployed_digest', text, problems));
}
function readTargets(read, needed, problems) {
    const endpoint = fields_given(read, 'endpoint', (text) => readEndpoint('endpoint', text, problems)) ?? DEFAULT_ENDPOINT;
    const lines = readLines(read('urn'));
    if (lines.length === 0 && needed) {
        problems.push('urn: not given; give the URN of the function to deploy to');
    }
    const targets = [];
    for (const line of lines) {
        const target = parseTarget(line, endpoint);
        if (typeof target === 'string')
            problems.push(`urn: ${shown(line)} cannot be used: ${target}`);
        else if (targets.some(({ urn }) => urn === target.urn)) {
            problems.push(`urn: ${shown(line)} is given twice; name each function once`);
        }
        else
            targets.push(target);
    }
    return targets;
}

;// CONCATENATED MODULE: ./build/src/report/log/annotations.js



/** GitHub shows about so many annotations of a kind for one step. */
const MOST = 10;
/** Says how each function ended, then what to look at: warnings, and one annotation a failure. */
function announce(report, runner) {
    const { failure, mode, results } = report;
    const names = namesOf(results.map(({ target }) => target));
    const labelled = results.map((result, at) => ({ ...result, label: labelAt(names, at) }));
    if (failure === undefined) {
        for (const result of labelled)
            runner.info(finalLine(result, result.label));
    }
    for (const warning of gathered(labelled))
        runner.warning(warning);
    if (failure !== undefined) {
        const begun = results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped');
        const title = begun ? 'Some functions were not begun' : TITLES[mode];
        runner.fail(title, (0,report_failure/* failureLines */.w7)(title, failure));
        return;
    }
    const failed = labelled.flatMap(({ label, failure: own }) => own === undefined ? [] : [{ label, failure: own }]);
    announceFailures(failed, mode, runner);
}
function labelAt(names, at) {
    return names[at]?.label ?? '';
}
const TITLES = {
    deploy: 'The deploy was not begun',
    plan: 'The plan was not begun',
    package: 'The package was not made',
};
function announceFailures(failed, mode, runner) {
    const what = mode === 'plan' ? 'not planned' : 'not deployed';
    const single = failed.length > MOST ? MOST - 1 : failed.length;
    for (const { label, failure } of failed.slice(0, single)) {
        runner.fail(`${label} ${what}`, (0,report_failure/* failureLines */.w7)(`${label} was ${what}`, failure));
    }
    const rest = failed.slice(single);
    if (rest.length === 0)
        return;
    const title = `${rest.length} more functions were ${what}`;
    runner.fail(title, [title, ...rest.map(({ label, failure }) => `- ${label}: ${failure.cause}`)]);
}
/** One warning for each sentence, with the functions that it is about. */
function gathered(results) {
    const about = new Map();
    for (const { label, warnings } of results) {
        for (const sentence of warnings)
            about.set(sentence, [...(about.get(sentence) ?? []), label]);
    }
    const all = [...about].map(([sentence, labels]) => `${listed(labels)}: ${sentence}`);
    const rest = all.slice(MOST - 1);
    return rest.length === 0 ? all : [...all.slice(0, MOST - 1), rest.join('; ')];
}

// EXTERNAL MODULE: ./build/src/package/ready/inspect.js + 2 modules
var inspect = __nccwpck_require__(5902);
;// CONCATENATED MODULE: ./build/src/report/log/contents.js



/**
 * One line for each file in a package, with its size and SHA-256, as `sha256sum` gives it. The
 * package is read anew, so this is for those who asked for a debug log. What cannot be read is told
 * in its line: the service may read it, and a debug log changes no outcome.
 */
function* contentLines(code) {
    if (code.codeType === 'obs')
        return;
    if (code.codeType === 'inline') {
        for (const { name, size } of code.entries)
            yield `${name}: ${size} bytes, sent as it is`;
        return;
    }
    let files;
    try {
        files = (0,inspect/* filesOf */.R)(code.path, (0,external_node_path_.basename)(code.path));
    }
    catch (error) {
        yield `The files in the package cannot be listed: ${error.message}`;
        return;
    }
    for (const file of files)
        yield contentLine(file);
}
function contentLine(file) {
    try {
        const digest = (0,external_node_crypto_.createHash)('sha256').update(file.read()).digest('hex');
        return `${file.name}: ${file.size} bytes, SHA-256 ${digest}`;
    }
    catch (error) {
        return `${file.name}: ${file.size} bytes, cannot be read: ${error.message}`;
    }
}

;// CONCATENATED MODULE: ./build/src/report/log/masked.js
/** What huaweicloud/auth-action exports and masks beside the keys. */
const MASKED = ['HUAWEI_CLOUD_REGION', 'HUAWEI_CLOUD_PROJECT_ID'];
/**
 * GitHub drops an output that passes from one job to another when it holds a masked value. Here are
 * the outputs that would be lost so, in words, if there are any.
 */
function maskedNotice(outputs, environment) {
    const masked = MASKED.map((name) => ({ name, value: (environment[name] ?? '').trim() })).filter(({ value }) => value !== '');
    const lost = Object.entries(outputs)
        .filter(([, text]) => masked.some(({ value }) => text.includes(value)))
        .map(([name]) => name);
    if (lost.length === 0)
        return undefined;
    const variables = masked.map(({ name }) => name).join(' and ');
    return (`${variables} may be masked, as after huaweicloud/auth-action, and GitHub drops job ` +
        `outputs that hold a masked value: ${lost.join(' and ')} would arrive empty in other jobs. ` +
        'outcome, changed, reason and digest arrive; pass the rest in a file');
}

;// CONCATENATED MODULE: ./build/src/report/report.js
/** The outcome of the whole step. */
function outcomeOf({ mode, results, failure }) {
    const outcomes = results.map(({ outcome }) => outcome);
    const bad = outcomes.includes('failed') || outcomes.includes('skipped');
    if (failure !== undefined || bad)
        return 'failed';
    if (mode !== 'deploy')
        return mode === 'plan' ? 'planned' : 'packaged';
    return outcomes.includes('deployed') ? 'deployed' : 'unchanged';
}

;// CONCATENATED MODULE: ./build/src/report/outputs.js


/** The outputs of the step; a text is empty where the fact is not known. */
const OUTPUT_NAMES = (/* unused pure expression or super */ null && ([
    'outcome',
    'changed',
    'reason',
    'digest',
    'code_size',
    'last_modified',
    'previous_digest',
    'func_urn',
    'func_name',
    'runtime',
    'package_path',
    'results',
]));
/** All outputs, on every path. */
function outputsOf(report) {
    const { code, results } = report;
    const shared = {
        outcome: outcomeOf(report),
        package_path: code === undefined || code.codeType === 'obs' ? '' : code.path,
        results: JSON.stringify(results.map((result) => resultObject(result, report))),
    };
    const [only, ...others] = results;
    const facts = only !== undefined && others.length === 0 ? factsOfOne(only, report) : factsOfAll(report);
    return { ...shared, ...facts };
}
function factsOfOne(result, report) {
    const { changed, reason, before, after } = result;
    const { digest, size } = codeOf(result, report);
    return {
        changed: textOf(changed),
        reason: reason ?? '',
        digest: digest ?? '',
        code_size: textOf(size),
        last_modified: (result.outcome === 'planned' ? before : after)?.lastModified ?? '',
        previous_digest: before?.digest ?? '',
        func_urn: after?.urn ?? before?.urn ?? '',
        func_name: after?.name ?? before?.name ?? '',
        runtime: after?.runtime ?? before?.runtime ?? '',
    };
}
/** The code that the function holds now; in `plan`, also of one that failed, the package. */
function codeOf({ after }, report) {
    if (report.mode === 'plan')
        return packed(report);
    return {
        ...(after?.digest === undefined ? {} : { digest: after.digest }),
        ...(after?.codeSize === undefined ? {} : { size: after.codeSize }),
    };
}
/** The package, as far as it is known here: of one in OBS, and where none was made, nothing is. */
function packed({ code }) {
    return code === undefined || code.codeType === 'obs' ? {} : code;
}
/** Of several functions, or of none: what they share. What each holds is in `results`. */
function factsOfAll(report) {
    const { results } = report;
    const { digest, size } = packed(report);
    return {
        changed: changedOfAll(results),
        reason: reasonsOf(results),
        digest: digest ?? '',
        code_size: textOf(size),
        last_modified: '',
        previous_digest: '',
        func_urn: '',
        func_name: '',
        runtime: '',
    };
}
function changedOfAll(results) {
    const changes = results.map(({ changed }) => changed);
    if (changes.includes(true))
        return 'true';
    return changes.length === 0 || changes.includes(undefined) ? '' : 'false';
}
function reasonsOf(results) {
    const reasons = new Set(results.map(({ reason }) => reason).filter((reason) => reason !== undefined));
    if (reasons.size > 1)
        reasons.delete('none');
    return [...reasons].sort().join(',');
}
function resultObject(result, report) {
    const { target, outcome, changed, reason, before, after, requestId, failure } = result;
    const { digest, size } = codeOf(result, report);
    return {
        urn: target.urn,
        region: target.region,
        func_name: after?.name ?? before?.name ?? target.name,
        outcome,
        changed: changed ?? null,
        reason: reason ?? null,
        digest: digest ?? null,
        previous_digest: before?.digest ?? null,
        code_size: size ?? null,
        last_modified: (outcome === 'planned' ? before : after)?.lastModified ?? null,
        request_id: requestId ?? null,
        ...(failure === undefined
            ? {}
            : { error: `${(0,report_failure/* sentence */.em)(failure.cause)} ${(0,report_failure/* sentence */.em)(failure.advice)}` }),
    };
}
function textOf(value) {
    return value === undefined ? '' : String(value);
}

;// CONCATENATED MODULE: ./build/src/report/comment/pull-request.js
/** Reads event and environment as the runner gives them; undefined where there is no pull request. */
function pullRequestOf(event, environment) {
    const request = pull_request_member(event, 'pull_request');
    const number = pull_request_member(request, 'number');
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const [owner = '', repo = ''] = repository.split('/');
    if (typeof number !== 'number' || owner === '' || repo === '')
        return undefined;
    const head = pull_request_member(pull_request_member(pull_request_member(request, 'head'), 'repo'), 'full_name');
    return {
        apiUrl: (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
        ...{ owner, repo, number, fork: head !== repository },
        job: jobOf(repository, environment, pull_request_member(pull_request_member(request, 'head'), 'sha')),
    };
}
function jobOf(repository, environment, sha) {
    const run = environment['GITHUB_RUN_ID'] ?? '';
    const server = environment['GITHUB_SERVER_URL'] || 'https://github.com';
    return {
        workflow: environment['GITHUB_WORKFLOW'] ?? '',
        name: environment['GITHUB_JOB'] ?? '',
        run: Number(run) || 0,
        url: run === '' ? '' : `${server}/${repository}/actions/runs/${run}`,
        commit: typeof sha === 'string' && /^[0-9a-f]{7,64}$/.test(sha) ? sha : '',
    };
}
function pull_request_member(value, name) {
    return typeof value === 'object' && value !== null
        ? value[name]
        : undefined;
}

// EXTERNAL MODULE: ./build/src/report/escape.js
var report_escape = __nccwpck_require__(6209);
;// CONCATENATED MODULE: ./build/src/report/markdown.js

/**
 * Foreign text in GitHub's Markdown, inside a table cell or a paragraph, without any meaning: no
 * markup, no link, no formula, and nobody who is mentioned. A reader sees the text as `escapeLine`
 * leaves it. One pass, so that no sign of one escape is escaped again.
 *
 * @param longest characters after which the text is cut
 */
function markdownText(text, longest = 500) {
    return (0,report_escape/* escapeLine */.E)(markdown_clipped(text, longest)).replace(/^\d+\.|^[ =-]|www\.|[&<>$@\\`*_{}[\]()#+!|~:]/gi, withoutMeaning);
}
/**
 * GitHub looks for mentions and issue numbers in the text that a backslash leaves behind, so a
 * zero-width space parts the sign from the name. A space at the start could begin a block of code.
 */
function withoutMeaning(sign) {
    if (sign.length > 1)
        return `${sign.slice(0, -1)}\\.`;
    if ('&<>$ '.includes(sign))
        return `&#${sign.charCodeAt(0)};`;
    return `\\${sign}${'@#'.includes(sign) ? '&#8203;' : ''}`;
}
/** Cut to so many characters, with a sign that it was. */
function markdown_clipped(text, longest) {
    if (text.length <= longest)
        return text;
    return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** A table whose cells are Markdown already, as long as it stays below a limit of bytes. */
function table(columns, rows, limit) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const head = [line(columns.map(({ head }) => head))];
    const rule = line(columns.map(({ right }) => (right === true ? '--:' : '---')));
    const { lines, left } = fitting(rows.map(line), limit);
    const rest = left === 0 ? [] : ['', moreText(left)];
    return [...head, rule, ...lines, ...rest].join('\n');
}
/** What a summary says of the rest, for which it has no room. */
function moreText(left) {
    return `${left.toLocaleString('en-US')} more ${left === 1 ? 'is' : 'are'} in the log.`;
}
/** As many of the lines, from the first, as stay below a limit of bytes. */
function fitting(lines, limit) {
    let room = limit;
    const end = lines.findIndex((line) => {
        room -= Buffer.byteLength(line) + 1;
        return room < 0;
    });
    return end < 0 ? { lines, left: 0 } : { lines: lines.slice(0, end), left: lines.length - end };
}

;// CONCATENATED MODULE: ./build/src/report/summary/failures.js



/** So many failures are told with all that is known; of the others, the cause. */
const IN_FULL = 10;
/** What went wrong and what to do about it, each in a box of its own, below a limit of bytes. */
function causesOf({ failure, results }, limit) {
    const names = namesOf(results.map(({ target }) => target));
    const own = results.flatMap((result, at) => result.failure === undefined ? [] : [{ name: names[at]?.label ?? '', told: result.failure }]);
    if (failure !== undefined)
        return [box(undefined, failure)];
    const boxes = own.slice(0, IN_FULL).map(({ name, told }) => box(name, told));
    const others = own
        .slice(IN_FULL)
        .map(({ name, told }) => `- **${markdownText(name)}**: ${markdownText(told.cause)}`);
    const { lines, left } = fitting(others, limit);
    const rest = left === 0 ? [] : [`- ${moreText(left)}`];
    return others.length === 0 ? boxes : [...boxes, [...lines, ...rest].join('\n')];
}
/** Bytes for the details of one failure, such as problems with inputs: they can be many. */
const DETAILS = 8_000;
const LONGEST = 1_000;
function box(name, { cause, details, advice, lines: copy = [] }) {
    const all = details.map((detail) => `- ${markdownText(detail)}`);
    const { lines: shown, left } = fitting(all, DETAILS);
    const lines = [
        '[!CAUTION]',
        `${name === undefined ? '' : `**${markdownText(name)}**: `}${markdownText(cause, LONGEST)}`,
        '',
        ...shown,
        ...(left > 0 ? [`- ${moreText(left)}`] : []),
        ...(all.length > 0 ? [''] : []),
        markdownText((0,report_failure/* sentence */.em)(advice), LONGEST),
        ...(copy.length > 0 ? ['', '```yaml', ...copy, '```'] : []),
    ];
    return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

;// CONCATENATED MODULE: ./build/src/report/summary/dependencies.js




const NOT_REPORTED = 'not reported';
const dependencies_FIELDS = Object.keys(FIELD_NAMES);
/** Dependencies before and after, one row for all functions to which the same happened. */
function dependencySection(results, limit) {
    const names = namesOf(results.map(({ target }) => target));
    const looked = results.filter(({ before }) => before !== undefined);
    if (looked.length === 0)
        return [];
    const rows = new Map();
    for (const [at, result] of results.entries()) {
        for (const row of rowsOf(result)) {
            const key = JSON.stringify(row);
            const known = rows.get(key) ?? { row, labels: [] };
            rows.set(key, { row, labels: [...known.labels, names[at]?.label ?? ''] });
        }
    }
    if (rows.size === 0)
        return ['### Dependencies', 'None before, none after.'];
    const columns = [{ head: 'Function' }, { head: 'List' }, { head: 'Before' }, { head: 'After' }];
    const cells = [...rows.values()].map(({ row, labels }) => [
        markdownText(listed(labels)),
        `\`${FIELD_NAMES[row.field]}\``,
        valueText(row.before, NOT_REPORTED),
        JSON.stringify(row.before) === JSON.stringify(row.after)
            ? 'the same'
            : valueText(row.after, row.missing),
    ]);
    return ['### Dependencies', table(columns, cells, limit)];
}
/** The fields in which there is something to see. */
function rowsOf(result) {
    return dependencies_FIELDS.map((field) => ({
        field,
        before: result.before?.[field],
        after: after(result, field),
        missing: result.outcome === 'planned' ? 'not sent' : NOT_REPORTED,
    })).filter(({ before, after }) => isFilled(before) || isFilled(after));
}
function after({ outcome, before, after, plannedDependencies }, field) {
    if (outcome !== 'planned')
        return after?.[field];
    return plannedDependencies === undefined ? before?.[field] : plannedDependencies[field];
}
function isFilled(value) {
    return value !== undefined && value.length > 0;
}
function valueText(value, missing) {
    if (value === undefined)
        return missing;
    if (value.length === 0)
        return 'none';
    return markdownText(typeof value === 'string' ? withoutQuery(value) : value.join(', '));
}

;// CONCATENATED MODULE: ./build/src/report/summary/functions.js



const COLUMNS = [
    { head: 'Function' },
    { head: 'Region' },
    { head: 'Outcome' },
    { head: 'Why' },
    { head: 'Code size', right: true },
    { head: 'Code, by digest' },
    { head: 'Time', right: true },
];
/** One row for each function, in the order given, below a limit of bytes. */
function functionTable(results, limit) {
    const names = namesOf(results.map(({ target }) => target));
    const rows = results.map((result, at) => [
        markdownText(names[at]?.name ?? '', 200),
        markdownText(result.target.region, 100),
        result.outcome === 'failed' ? '**failed**' : outcomeWord(result),
        whyText(result),
        sizeText(result),
        codeText(result),
        result.milliseconds === undefined ? '' : unbroken(durationText(result.milliseconds)),
    ]);
    return table(COLUMNS, rows, limit);
}
/** The outcome, and of a plan what it says. */
function outcomeWord({ outcome, changed }) {
    if (outcome === 'deployed' && changed === undefined)
        return 'deployed, not proved';
    if (outcome !== 'planned')
        return outcome;
    return changed === undefined ? 'may change' : changed ? 'would change' : 'would stay';
}
function whyText({ outcome, reason, failure }) {
    if (failure !== undefined)
        return 'see above';
    if (outcome === 'skipped')
        return 'not begun';
    if (reason === undefined || reason === 'none')
        return 'no difference';
    return reason.replace('+', ', ');
}
/** Of a plan, the size that a deploy would bring. */
function sizeText({ before, after, planned }) {
    const size = planned?.size ?? after?.codeSize ?? before?.codeSize;
    if (size === undefined)
        return '';
    const change = changeText(before?.codeSize, size);
    return unbroken(bytesText(size)) + (change === '' ? '' : ` (${unbroken(change)})`);
}
/** Before and after; one digest where they are the same. */
function codeText({ outcome, before, after, planned }) {
    const digest = outcome === 'planned' ? planned?.digest : after?.digest;
    if (before === undefined && digest === undefined)
        return '';
    if (digest !== undefined && digest === before?.digest)
        return digestText(digest);
    return `${digestText(before?.digest)} → ${digestText(digest)}`;
}
/** A digest is hex throughout: whatever the service says else is not taken for one. */
function digestText(digest) {
    return digest === undefined ? 'unknown' : `\`${digest.slice(0, 12)}\``;
}
/** A number and its unit stay on one line. */
function unbroken(text) {
    return text.replaceAll(' ', '&nbsp;');
}
/** `3 functions: 2 deployed, 1 failed.`, in the order of first appearance. */
function tally(results) {
    const counts = new Map();
    for (const word of results.map(outcomeWord))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const parts = [...counts].map(([word, count]) => `${count.toLocaleString('en-US')} ${word}`);
    return `${counted(results.length, 'function')}: ${parts.join(', ')}.`;
}

;// CONCATENATED MODULE: ./build/src/report/summary/package.js




const LARGEST = 10;
/** What is in the package, and what takes the room in it. */
function packageSection(code) {
    if (code.codeType === 'obs') {
        return ['### Package', `In OBS, at ${markdownText(withoutQuery(code.url))}.`];
    }
    return ['### Package', package_factsOf(code), ...(code.entries.length > 1 ? chart(code.entries) : [])];
}
function package_factsOf({ codeType, digest, entries, size }) {
    const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
    const files = counted(entries.length, 'file');
    const open = codeType === 'inline' ? '' : `, unpacked ${bytesText(unpacked)}`;
    return `${files}, ${bytesText(size)} as ${codeType}${open}. Its SHA-512 begins with \`${digest.slice(0, 12)}\`.`;
}
/**
 * The largest files as bars, drawn in text. No line begins with a name, so none can end the block
 * that they stand in.
 */
function chart(entries) {
    const total = entries.reduce((sum, { packedSize }) => sum + packedSize, 0);
    const largest = [...entries].sort((a, b) => b.packedSize - a.packedSize).slice(0, LARGEST);
    const most = Math.max(...largest.map(({ packedSize }) => packedSize));
    const rest = entries.length - largest.length;
    const left = total - largest.reduce((sum, { packedSize }) => sum + packedSize, 0);
    const lines = [
        ...largest.map(({ name, packedSize }) => line(packedSize, most, total, tail(name))),
        ...(rest > 0 ? [line(left, 0, total, `(${counted(rest, 'other file')})`)] : []),
    ];
    const title = rest > 0 ? `The ${LARGEST} largest files` : 'The files';
    return [`${title}, by the bytes that they take in the package:`, block(lines)];
}
const WIDTH = 20;
function line(size, most, total, name) {
    const percent = percentText(size, total);
    const bar = most === 0 ? ' '.repeat(WIDTH) : barOf(size / most);
    return `${bytesText(size).padStart(9)}  ${percent.padStart(5)}  ${bar}  ${name}`;
}
function barOf(share) {
    return '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
}
function percentText(size, total) {
    const percent = total === 0 ? 0 : (size / total) * 100;
    return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}
function block(lines) {
    return ['```text', ...lines, '```'].join('\n');
}
const package_LONGEST_NAME = 80;
/** Of a long path the end says most. No half of a character is left of what is cut. */
function tail(name) {
    const escaped = (0,report_escape/* escapeLine */.E)(name);
    if (escaped.length <= package_LONGEST_NAME)
        return escaped;
    return `…${escaped.slice(1 - package_LONGEST_NAME).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

;// CONCATENATED MODULE: ./build/src/report/summary/summary.js





const HEADINGS = {
    deployed: 'Deployed to FunctionGraph',
    unchanged: 'FunctionGraph: nothing to deploy',
    planned: 'FunctionGraph: the plan',
    packaged: 'FunctionGraph: the package',
    failed: 'FunctionGraph: the deploy failed',
};
/**
 * Bytes that the parts which grow with the number of functions may take. The runner drops a summary
 * of more than 1 MiB (1,048,576 bytes) as a whole.
 */
const LIMITS = { causes: 150_000, functions: 450_000, dependencies: 120_000 };
/** The job summary: causes and remedies first, one row a function, then what was sent. */
function summaryOf(report) {
    const { code, results } = report;
    const blocks = [
        `## ${headingOf(report)}`,
        ...causesOf(report, LIMITS.causes),
        ...(results.length > 1 ? [tally(results)] : []),
        ...(results.length > 0 ? [functionTable(results, LIMITS.functions)] : []),
        ...(code === undefined ? [] : packageSection(code)),
        ...dependencySection(results, LIMITS.dependencies),
    ];
    return `${blocks.join('\n\n')}\n`;
}
function headingOf(report) {
    const outcome = outcomeOf(report);
    if (outcome !== 'failed' || report.mode === 'deploy')
        return HEADINGS[outcome];
    return `FunctionGraph: the ${report.mode} failed`;
}

;// CONCATENATED MODULE: ./build/src/report/comment/comment.js




/** GitHub takes 65,536 characters. */
const comment_LONGEST = 65_000;
/** Bytes for the parts that grow with the number of functions. */
const comment_LIMITS = { causes: 5_000, functions: 20_000 };
/**
 * By what a comment is found again: its first line, which nobody sees. Anybody can work it out and
 * write it, so it says nothing of who wrote the comment.
 */
function markerOf({ workflow, name }) {
    return `<!-- functiongraph-deploy ${hashOf([workflow, name])} -->`;
}
/** What this step has to say: the plan of its functions, or why there is none. */
function sectionOf(report, job) {
    const { results } = report;
    const blocks = [
        ...causesOf(report, comment_LIMITS.causes),
        ...(results.length > 0 ? [tally(results), functionTable(results, comment_LIMITS.functions)] : []),
        footer(job),
    ];
    const key = hashOf(results.map(({ target }) => target.urn).sort());
    return { key, run: job.run, markdown: blocks.join('\n\n') };
}
function footer({ commit, url }) {
    const what = commit === '' ? 'Planned' : `Planned for ${commit.slice(0, 7)}`;
    return url === '' ? `${what}.` : `${what}. [Log and summary of the run](${url})`;
}
/**
 * The comment with this section in it: in place of what the same step said before, beside what
 * others of the same run said. What is left of former runs goes.
 *
 * @param bodies the comments of the job as they are; more than one only where two legs raced
 * @returns nothing when a later run has spoken already
 */
function commentWith(bodies, section, job) {
    const told = bodies.flatMap(sectionsIn);
    if (told.some(({ run }) => run > section.run))
        return undefined;
    const others = new Map(told.filter(({ run }) => run === section.run).map((other) => [other.key, other]));
    const whole = comment_textOf([...others.set(section.key, section).values()], job);
    if (whole.length <= comment_LONGEST)
        return whole;
    const short = { ...section, markdown: `Too long to be shown here.\n\n${footer(job)}` };
    return comment_textOf([...others.set(section.key, short).values()], job);
}
function comment_textOf(sections, job) {
    const title = [job.workflow, job.name].filter(Boolean).map((name) => markdownText(name, 100));
    const parts = sections.map(({ key, run, markdown }) => `<!-- part ${key} ${run} -->\n${markdown}\n<!-- end -->`);
    return [markerOf(job), `### FunctionGraph plan: ${title.join(' / ')}`, ...parts].join('\n\n');
}
/** Foreign text in a section holds no `<`, so nothing in it looks like an end. */
function sectionsIn(body) {
    const parts = body.matchAll(/^<!-- part ([0-9a-f]+) (\d+) -->\n(.*?)\n<!-- end -->$/gms);
    return [...parts].map(([, key = '', run, markdown = '']) => ({ key, run: Number(run), markdown }));
}
function hashOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./build/src/report/comment/upsert.js

/** Legs of a matrix write the same comment at the same time, without a lock. */
const ROUNDS = 5;
/**
 * Brings a section into the job's comment: updates the one that is there, or creates it. Looks
 * afterwards whether another leg overwrote it or created a second one, which then goes. It creates
 * one at most, also where that is not listed afterwards. Of a token that is a person's, only the
 * answer to a first comment tells the name, by which the one of an earlier run is then found.
 *
 * @returns what was done, for the log
 */
async function keepComment(comments, section, job) {
    let done = 'The comment on the pull request is up to date';
    let sent = false;
    let created;
    for (let round = 1; round <= ROUNDS; round += 1) {
        const own = ownAmong(await comments.list(), job, created);
        const [first, ...doubles] = own;
        const bodies = own.map(({ body }) => body);
        const wanted = commentWith(bodies, section, job);
        if (wanted === undefined) {
            for (const { id } of doubles)
                if (id === created?.id)
                    await comments.remove(id);
            return 'Leaves the comment to a later run, which wrote it already';
        }
        if (first?.body === wanted && doubles.length === 0)
            break;
        if (first === undefined) {
            if (sent) {
                if (created === undefined)
                    throw new Error('an answer that cannot be read');
                break;
            }
            created = await comments.create(wanted);
            sent = true;
            done = 'Creates the comment on the pull request';
        }
        else if (first.body !== wanted) {
            await comments.update(first.id, wanted);
            if (first.id !== created?.id)
                done = 'Updates the comment on the pull request';
        }
        for (const { id } of doubles)
            await comments.remove(id);
    }
    return done;
}
/**
 * The job's comments, the oldest first. Only those of apps, and of whoever the token belongs to:
 * anybody may write the marker, and what a stranger wrote is neither believed nor touched.
 */
function ownAmong(all, job, created) {
    const login = created?.author.login || undefined;
    return all
        .filter(({ author }) => author.type === 'Bot' || author.login === login)
        .filter(({ body }) => body.startsWith(markerOf(job)))
        .sort((a, b) => a.id - b.id);
}

;// CONCATENATED MODULE: ./build/src/report/comment/publish.js


/** Milliseconds for all that is asked of GitHub: a comment must not hold the job for long. */
const LIMIT = 30_000;
/**
 * Tells the plan on the pull request. That it cannot be told is a warning and never a failure: the
 * plan itself is made.
 *
 * @param signal aborted when the step's time is over or the job is cancelled
 */
async function tellPullRequest(report, request, token, runner, signal) {
    if (request === undefined) {
        runner.info('Writes no comment: the job was not started by a pull request');
        return;
    }
    const { job } = request;
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]);
    try {
        if (token === '')
            throw new Error('github_token is empty');
        bounded.throwIfAborted();
        const comments = await runner.comments(request, token, bounded);
        runner.info(await keepComment(comments, sectionOf(report, job), job));
    }
    catch (error) {
        const reason = bounded.aborted ? reasonOf(bounded) : answerOf(error);
        runner.warning(`The comment on the pull request could not be written: ${reason}${adviceFor(error, request)}`);
    }
}
function reasonOf({ reason }) {
    return reason instanceof Error ? reason.message : String(reason);
}
/** What GitHub said; an error without an answer has a status too, but no response. */
function answerOf(error) {
    const { message, status, response } = error;
    const text = String(message);
    return response === undefined ? text : `HTTP ${String(status)}, ${text}`;
}
function adviceFor(error, { fork }) {
    const { status, response } = error;
    const refused = response !== undefined && (status === 401 || status === 403 || status === 404);
    if (!refused)
        return '';
    return fork
        ? '. A pull request from a fork gets a token that may not write comments'
        : '. Give the job permissions: pull-requests: write';
}

;// CONCATENATED MODULE: ./build/src/step.js


















/** Runs the step from its inputs to its outputs. @returns whether it is green */
async function runStep(world) {
    const { runner } = world;
    const read = (name) => runner.input(name);
    for (const secret of [...secretsIn(read, world.environment), ...querySecrets(read)]) {
        runner.mask(secret);
    }
    if (read('github_token') !== '')
        runner.mask(read('github_token'));
    const { report, tell } = await work(world, read);
    await publish(report, world);
    await tell?.();
    return outcomeOf(report) !== 'failed';
}
async function work(world, read) {
    const { environment, exists } = world;
    let inputs;
    try {
        inputs = readInputs({ read, environment, exists });
    }
    catch (error) {
        const report = { mode: 'deploy', results: [], failure: (0,report_failure/* explain */.WE)(error) };
        if (!asksForComment(read))
            return { report };
        return toldOnPullRequest(report, read('github_token'), world.deadline(DEFAULT_TIMEOUT), world);
    }
    const signal = world.deadline(inputs.timeout);
    const report = await reportOf(inputs, signal, world);
    if (inputs.mode !== 'plan' || !inputs.comment)
        return { report };
    return toldOnPullRequest(report, inputs.githubToken, signal, world);
}
function toldOnPullRequest(report, token, signal, { environment, event, runner }) {
    const request = pullRequestOf(event(), environment);
    return { report, tell: () => tellPullRequest(report, request, token, runner, signal) };
}
async function reportOf(inputs, signal, world) {
    let code;
    try {
        const endsAt = new Date(world.clock.now().getTime() + inputs.timeout * 1_000);
        code = await step_makePackage(inputs, signal, world);
        checkPackage(inputs, code);
        if (inputs.mode === 'package')
            return { mode: 'package', code, results: [] };
        const results = await handle(inputs, code, { signal, endsAt }, world);
        return { mode: inputs.mode, code, results, ...cancellation(results, signal) };
    }
    catch (error) {
        const targets = inputs.mode === 'package' ? [] : inputs.targets;
        return {
            mode: inputs.mode,
            ...(code === undefined ? {} : { code }),
            results: targets.map((target) => notBegun(target, error)),
            failure: (0,report_failure/* explain */.WE)(error),
        };
    }
}
function notBegun(target, error) {
    return error instanceof src_errors/* CancelledError */.cc ? skipped(target) : failedBefore(target, error);
}
/** A cancelled job that kept functions from being begun is a failure, even where none failed. */
function cancellation(results, { reason }) {
    const begun = results.every(({ outcome }) => outcome !== 'skipped');
    const failed = results.some(({ outcome }) => outcome === 'failed');
    if (begun || failed || !(reason instanceof src_errors/* CancelledError */.cc))
        return {};
    return { failure: (0,report_failure/* explain */.WE)(reason) };
}
async function step_makePackage(inputs, signal, world) {
    const { runner, clock, surroundings } = world;
    const started = clock.now().getTime();
    const code = await grouped('Package', runner, async () => {
        const made = await packageCode(inputs, { ...surroundings, signal });
        runner.info(packageLine(made, clock.now().getTime() - started));
        if (runner.isDebug())
            for (const line of contentLines(made))
                runner.debug(line);
        return made;
    });
    for (const warning of code.warnings)
        runner.warning(warning);
    return code;
}
/** The lines that the work tells stand in one group of the log, whatever its end. */
async function grouped(title, runner, work) {
    runner.group(title);
    try {
        return await work();
    }
    finally {
        runner.endGroup();
    }
}
async function handle(inputs, code, limits, { clock, environment, event, runner, transport }) {
    const { access, targets, timeout } = inputs;
    return grouped(stageTitle(targets), runner, async () => {
        runner.info(`Signs in ${wayIn(access)}`);
        const reach = { transport, clock, ...limits, log: runner };
        const mask = (secret) => {
            runner.mask(secret);
        };
        const credentials = credentialsFor(access, targets, {
            ...{ ...reach, environment, event, timeout },
            mask,
        });
        await credentials.begin();
        return deployAll(inputs, code, { ...reach, credentials, mask });
    });
}
/** Outputs first, then what people read; what cannot be shown is a warning, and no failure. */
async function publish(report, { runner, environment }) {
    const outputs = outputsOf(report);
    for (const [name, value] of Object.entries(outputs))
        runner.output(name, value);
    announce(report, runner);
    const notice = maskedNotice(outputs, environment);
    if (notice !== undefined)
        runner.notice('Outputs between jobs', notice);
    try {
        await runner.summary(summaryOf(report));
    }
    catch (error) {
        runner.warning(`The job summary could not be written: ${String(error)}`);
    }
}


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
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6857);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
