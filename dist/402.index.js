export const id = 402;
export const ids = [402];
export const modules = {

/***/ 402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finishReleases: () => (/* binding */ finishReleases),
  prepareRelease: () => (/* binding */ prepareRelease)
});

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/target.js
var src_target = __webpack_require__(4320);
// EXTERNAL MODULE: ./build/src/cloud/body.js
var cloud_body = __webpack_require__(4459);
// EXTERNAL MODULE: ./build/src/cloud/errors.js
var cloud_errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/functiongraph.js
var functiongraph = __webpack_require__(3355);
// EXTERNAL MODULE: ./build/src/cloud/wire.js
var wire = __webpack_require__(8398);
;// CONCATENATED MODULE: ./build/src/cloud/release-wire.js

/** Decodes the response to a publication; undefined if it does not name the version. */
function decodeVersion(json, requestId) {
    const version = (0,wire/* text */.Qq)(json['version']);
    return version === undefined ? undefined : { ...(0,wire/* decodeFunction */.rk)(json, requestId), version };
}
/** Decodes a list of versions; undefined if it is none. */
function decodeVersions(json) {
    const listed = json['versions'];
    if (!Array.isArray(listed))
        return undefined;
    const versions = listed
        .filter(wire/* isObject */.Gv)
        .map((entry) => decodeVersion(entry, undefined))
        .filter((version) => version !== undefined);
    const marker = json['next_marker'];
    const nextMarker = typeof marker === 'number' ? String(marker) : (0,wire/* text */.Qq)(marker);
    const count = json['count'];
    return {
        versions,
        ...(nextMarker === undefined ? {} : { nextMarker }),
        ...(typeof count === 'number' ? { count } : {}),
    };
}
/** Decodes an alias; undefined if it is none. */
function decodeAlias(json, requestId) {
    const name = (0,wire/* text */.Qq)(json['name']);
    const version = (0,wire/* text */.Qq)(json['version']);
    if (name === undefined || version === undefined)
        return undefined;
    const description = (0,wire/* text */.Qq)(json['description']);
    const urn = (0,wire/* text */.Qq)(json['alias_urn']);
    return {
        name,
        version,
        weights: weightsIn(json['additional_version_weights']),
        ruled: ruledIn(json['additional_version_strategy']),
        ...(description === undefined ? {} : { description }),
        ...(urn === undefined ? {} : { urn }),
        ...(requestId === undefined ? {} : { requestId }),
    };
}
/** Decodes a list of aliases: an array, or with older services an object that contains it. */
function decodeAliases(value) {
    const listed = (0,wire/* isObject */.Gv)(value) ? value['aliases'] : value;
    if (!Array.isArray(listed))
        return undefined;
    const aliases = listed.map((entry) => (0,wire/* isObject */.Gv)(entry) ? decodeAlias(entry, undefined) : undefined);
    return aliases.every((alias) => alias !== undefined) ? aliases : undefined;
}
/** Shares of additional versions; a share of 0 percent counts as none. */
function weightsIn(value) {
    if (!(0,wire/* isObject */.Gv)(value))
        return {};
    const shares = Object.entries(value).filter((pair) => typeof pair[1] === 'number' && pair[1] > 0);
    return Object.fromEntries(shares);
}
function ruledIn(value) {
    return (0,wire/* isObject */.Gv)(value) ? Object.keys(value) : [];
}
/** Request body of an alias: complete, with its shares, as known clients send it. */
function encodeAlias(alias, endsRules) {
    return {
        version: alias.version,
        description: alias.description ?? '',
        additional_version_weights: alias.weights,
        ...(endsRules ? { additional_version_strategy: {} } : {}),
    };
}
/**
 * Decodes a v1 reply and its headers. A service that ignores v1 returns the bare result.
 */
function decodeInvocation(value, header, requestId) {
    const v1 = (0,wire/* isObject */.Gv)(value) && 'result' in value ? value : undefined;
    const status = v1?.['status'];
    const errorCode = (0,wire/* text */.Qq)(header('x-func-err-code'));
    const isError = header('x-is-func-err');
    // Half of a v1 reply lacks the status, in which alone some services tell that the function failed.
    const isHalf = v1 === undefined && header('x-cff-response-version') === 'v1';
    return {
        isKnown: !isHalf && (v1 !== undefined || errorCode !== undefined || isError !== undefined),
        ...(typeof status === 'number' ? { status } : {}),
        ...optional('result', resultText(v1 === undefined ? value : v1['result'])),
        ...optional('log', (0,wire/* text */.Qq)(v1?.['log'])),
        ...optional('errorCode', errorCode),
        ...(isError === undefined ? {} : { isError: isError.toLowerCase() === 'true' }),
        ...optional('requestId', requestId),
    };
}
function resultText(value) {
    if (value === undefined || value === null)
        return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function optional(name, value) {
    return value === undefined ? {} : { [name]: value };
}

// EXTERNAL MODULE: ./build/src/cloud/retry.js
var retry = __webpack_require__(5397);
;// CONCATENATED MODULE: ./build/src/cloud/releases.js






/** Page size; the documented maximum of versions of a function is 20. */
const PAGE = '100';
/** Page limit, in case the service never ends its list. */
const MOST_PAGES = 50;
/**
 * Lists the published versions of a function: ListFunctionVersions, all pages, without `latest`.
 *
 * @throws CloudError
 */
async function listVersions(target, connection) {
    const found = new Map();
    let marker;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const { versions, nextMarker, count } = await versionPage(target, marker, connection);
        const known = found.size;
        for (const version of versions)
            found.set(version.version, version);
        // Services mark the last page differently; a page without new versions is always the end.
        if (nextMarker === undefined || nextMarker === marker || found.size === known)
            break;
        if (count !== undefined && found.size >= count)
            break;
        marker = nextMarker;
    }
    found.delete('latest');
    return [...found.values()];
}
function versionPage(target, marker, connection) {
    const query = { maxitems: PAGE, ...(marker === undefined ? {} : { marker }) };
    const call = { ...functionCall('ListFunctionVersions', target), query };
    return read(call, connection, ({ json }) => json && decodeVersions(json));
}
/**
 * Reads the configuration of one version, which has the dependencies that the list omits.
 *
 * @throws CloudError
 */
async function readVersion(target, version, connection) {
    const urn = versionUrn(target, version.version);
    const state = await (0,functiongraph/* readFunction */.v5)({ ...target, urn }, connection);
    return { ...version, ...state, version: version.version };
}
/**
 * Publishes `latest` in a single attempt: CreateFunctionVersion.
 *
 * @param name if absent, the service chooses a name
 * @returns the version, or undefined if the response does not name it
 * @throws CloudError
 */
async function createVersion(target, { name, description }, connection) {
    const fields = { version: name, description };
    const body = (0,cloud_body/* textBody */.iD)(JSON.stringify(fields));
    const call = { ...functionCall('CreateFunctionVersion', target), body };
    const { json, requestId } = await (0,functiongraph/* attempt */.CD)(call, connection);
    const version = decodeVersion(json ?? {}, requestId);
    return version?.version === 'latest' ? undefined : version;
}
/**
 * Reads an alias: ShowVersionAlias.
 *
 * @returns undefined if the function has no such alias (404 FSS.1053)
 * @throws CloudError
 */
async function readAlias(target, name, connection) {
    try {
        const call = { ...functionCall('ShowVersionAlias', target), name };
        return await read(call, connection, aliasIn);
    }
    catch (error) {
        const gone = error instanceof cloud_errors/* CloudError */.K2 && error.data.code === 'FSS.1053';
        if (gone && error.data.status === 404)
            return undefined;
        throw error;
    }
}
/**
 * Lists all aliases of a function: ListVersionAliases.
 *
 * @throws CloudError
 */
function listAliases(target, connection) {
    const call = functionCall('ListVersionAliases', target);
    return read(call, connection, ({ value }) => decodeAliases(value));
}
/**
 * Creates or updates an alias in a single attempt: CreateVersionAlias, UpdateVersionAlias.
 *
 * @returns the alias in the response; undefined if it has none
 * @throws CloudError
 */
async function writeAlias(operation, target, alias, endsRules, connection) {
    // The body has the name of the alias only in CreateVersionAlias.
    const named = operation === 'CreateVersionAlias' ? { name: alias.name } : {};
    const body = (0,cloud_body/* textBody */.iD)(JSON.stringify({ ...named, ...encodeAlias(alias, endsRules) }));
    const call = { ...functionCall(operation, target), name: alias.name, body };
    return aliasIn(await (0,functiongraph/* attempt */.CD)(call, connection));
}
function aliasIn({ json, requestId }) {
    return json && decodeAlias(json, requestId);
}
/**
 * Invokes a version of a function in a single attempt: InvokeFunction, with the end of its log.
 *
 * @param event a JSON object as text
 * @throws CloudError
 */
async function invoke(target, urn, event, connection) {
    const headers = { 'x-cff-request-version': 'v1', 'x-cff-log-type': 'tail' };
    const call = { operation: 'InvokeFunction', target, urn, headers, body: (0,cloud_body/* textBody */.iD)(event) };
    const answer = await (0,functiongraph/* attempt */.CD)(call, connection);
    const { value, headers: answered, requestId, isMislabeled } = answer;
    const state = decodeInvocation(value, (name) => answered[name]?.toString(), requestId);
    return isMislabeled ? { ...state, isKnown: false } : state;
}
/**
 * Deletes one published version in a single attempt: DeleteFunction with the version in the URN.
 *
 * @param version name from the list of versions, never of an alias: a URN with an alias would delete
 *   the version behind it
 * @throws CloudError
 */
async function deleteVersion(target, version, connection) {
    if (!/^[\w.-]+$/.test(version) || version === 'latest') {
        throw new Error(`${version} is not the name of a published version`);
    }
    const urn = versionUrn(target, version);
    await (0,functiongraph/* attempt */.CD)({ operation: 'DeleteFunction', target, urn }, connection);
}
/** The URN of one version of a function. */
function versionUrn({ urn }, version) {
    return `${(0,src_target/* versionlessUrn */.pc)(urn)}:${version}`;
}
/** Call with the URN without a version, as all known clients send it. */
function functionCall(operation, target) {
    return { operation, target, urn: (0,src_target/* versionlessUrn */.pc)(target.urn) };
}
/** Makes a read-only call with retries; a response without the expected value is an error. */
function read(call, connection, take) {
    const { operation, target } = call;
    const once = async () => {
        const answer = await (0,functiongraph/* attempt */.CD)(call, connection);
        const value = take(answer);
        if (value !== undefined)
            return value;
        throw new cloud_errors/* CloudError */.K2(`unexpected response: unknown format (${answer.described})`, {
            kind: 'unreadable',
            operation,
            host: new URL(target.endpoint).host,
            requestId: answer.requestId,
            permanent: answer.value !== undefined,
        });
    };
    return (0,retry/* repeated */.ZD)({ operation, attempt: once }, connection);
}

// EXTERNAL MODULE: ./build/src/release/alias-change.js
var alias_change = __webpack_require__(9104);
// EXTERNAL MODULE: ./build/src/plan/dependencies.js
var dependencies = __webpack_require__(5348);
;// CONCATENATED MODULE: ./build/src/release/age.js
/**
 * Sorts versions from newest to oldest by the time that the service reports. It is the time of
 * publication, on Open Telekom Cloud that of the code, in seconds, so versions may have the same time.
 * Ties are resolved by names that the service derived from the time, then by the order of the list,
 * if other times show its direction.
 *
 * @returns undefined if a time is missing or in an unknown format, or a tie cannot be resolved
 */
function byAge(versions) {
    if (versions.length < 2)
        return [...versions];
    const timed = versions.map((version, at) => ({ version, at, time: timeOf(version.lastModified) }));
    const known = timed.flatMap(({ time, ...rest }) => time === undefined ? [] : [{ time, ...rest }]);
    if (known.length < timed.length)
        return undefined;
    const direction = directionOf(known.map(({ time }) => time));
    const names = known.map(({ version }) => nameTime(version.version));
    const isNamedByTime = !names.includes(NaN);
    const ties = [];
    const sorted = known.sort((a, b) => {
        if (b.time !== a.time)
            return b.time - a.time;
        if (isNamedByTime)
            return (names[b.at] ?? 0) - (names[a.at] ?? 0);
        if (direction === undefined)
            ties.push(a);
        return (a.at - b.at) * (direction ?? 1);
    });
    return ties.length === 0 ? sorted.map(({ version }) => version) : undefined;
}
/** Direction of a list: 1 for newest first, -1 for oldest first; undefined if its times show neither. */
function directionOf(times) {
    const steps = times.map((time, at) => Math.sign(time - (times[at - 1] ?? time)));
    const rises = steps.includes(1);
    const falls = steps.includes(-1);
    if (rises === falls)
        return undefined;
    return falls ? 1 : -1;
}
/** Time in a name chosen by the service, e.g. v20261124-101500, as a number; NaN for other names. */
function nameTime(version) {
    const [, day = '', time = ''] = /^v?(\d{8})-(\d{6})$/.exec(version) ?? [];
    return day === '' ? NaN : Number(day + time);
}
/** Parses the known formats: ISO with or without a zone, and a number of seconds or milliseconds. */
function timeOf(text) {
    if (text === undefined)
        return undefined;
    if (/^\d{9,11}$/.test(text))
        return Number(text) * 1_000;
    if (/^\d{12,14}$/.test(text))
        return Number(text);
    if (!/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/.test(text))
        return undefined;
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
    const at = Date.parse(zoned.replace(' ', 'T'));
    return Number.isNaN(at) ? undefined : at;
}

;// CONCATENATED MODULE: ./build/src/release/choice.js



/**
 * Chooses the version to release, and whether it must be published.
 *
 * @throws VerificationError when no such version exists, or its name is taken by other code
 */
function chooseVersion(request, known) {
    switch (request.kind) {
        case 'latest':
            return request;
        case 'publish':
            return toPublish(request, known);
        case 'existing':
            return { kind: 'exists', version: named(request.name, known.versions) };
        case 'previous':
            return { kind: 'exists', version: before(known) };
    }
}
function toPublish(request, { content, versions }) {
    const taken = versions.find(({ version }) => version === request.name);
    if (taken !== undefined) {
        if (!matches(taken, content))
            throw nameTaken(taken.version, undefined);
        return { kind: 'exists', version: taken };
    }
    const same = request.name === undefined ? newestWith(content, versions) : undefined;
    return same === undefined ? request : { kind: 'exists', version: same };
}
/** Error for a version name that is taken by other code or dependencies. */
function nameTaken(name, requestId) {
    return new errors/* VerificationError */.mk(`version ${name} already exists with other code or dependencies`, 'Set another name in `version`, or omit it to let the service name the version', { again: false, requestId });
}
/** The newest version that has this code and these dependencies. */
function newestWith(content, versions) {
    const same = versions.filter((version) => matches(version, content));
    return (byAge(same) ?? same).at(0);
}
/**
 * Whether a version has this code and these dependencies. A missing list counts as empty, since
 * services omit empty lists.
 */
function matches(version, content) {
    if (content.digest === undefined || version.digest !== content.digest)
        return false;
    return (0,dependencies/* changedDependencies */.wk)(filled(content), filled(version)).length === 0;
}
function filled({ dependVersionList, dependList, dependencyPkg }) {
    return {
        dependVersionList: dependVersionList ?? [],
        dependList: dependList ?? [],
        dependencyPkg: dependencyPkg ?? '',
    };
}
function named(name, versions) {
    const found = versions.find(({ version }) => version === name);
    if (found !== undefined)
        return found;
    throw refused(`version ${name} does not exist`, `Set \`version\` to ${choiceOf(versions)}`);
}
/**
 * Version published before the newest one to which the alias sends traffic. During a canary this is
 * usually the version that has the rest of the traffic.
 */
function before({ alias, versions }) {
    const remedy = `Set \`version\` to ${choiceOf(versions)}`;
    if (alias === undefined) {
        throw refused('the alias does not exist, so it has no previous version', `${remedy}, or check \`alias\``);
    }
    const sorted = byAge(versions);
    if (sorted === undefined) {
        throw refused('the service does not report in which order the versions were published, so the previous version is unknown', remedy);
    }
    const served = [alias.version, ...Object.keys(alias.weights), ...alias.ruled];
    const at = sorted.findIndex(({ version }) => served.includes(version));
    const previous = at < 0 ? undefined : sorted[at + 1];
    if (previous !== undefined)
        return previous;
    throw refused(`no version was published before ${sorted[at]?.version ?? alias.version}, which alias ${alias.name} has`, remedy);
}
const MOST_NAMED = 10;
function choiceOf(versions) {
    const names = (byAge(versions) ?? versions).map(({ version }) => version);
    if (names.length === 0)
        return 'a version that exists (this function has none)';
    const rest = names.length - MOST_NAMED;
    return `one of ${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
function refused(message, remedy) {
    return new errors/* VerificationError */.mk(message, remedy, { again: false, requestId: undefined });
}

;// CONCATENATED MODULE: ./build/src/release/move-alias.js




/** Milliseconds before each read after a change, since reads may be stale. */
const READS = [0, 1_000, 2_000, 3_000, 4_000];
/** Maximum age in milliseconds of the state of the alias before a write. */
const MAX_STATE_AGE = 1_000;
/** Points an alias to a version, or sends it a share of the traffic, and verifies the result. */
class AliasMove {
    #target;
    #request;
    #version;
    #connection;
    /** Whether a change was sent whose result is unknown. */
    #isOpen = false;
    constructor(target, request, version, connection) {
        this.#target = target;
        this.#request = request;
        this.#version = version;
        this.#connection = connection;
    }
    /** Whether a change is in flight, so that the state of the alias is unknown. */
    get isOpen() {
        return this.#isOpen;
    }
    /**
     * @returns the new state of the alias
     * @throws VerificationError when another run or user moved the alias since it was read, or it does
     *   not have the requested state; CloudError
     */
    async run(read) {
        const before = await this.#current(read);
        const change = (0,alias_change/* changeOf */.C2)(this.#request, this.#version, before);
        if (change.kind === 'none')
            return change.wanted;
        return (0,retry/* repeated */.ZD)({
            operation: change.kind === 'create' ? 'CreateVersionAlias' : 'UpdateVersionAlias',
            attempt: () => this.#send(change),
            settle: (error, repeat) => this.#settle(error, repeat, change, before),
        }, this.#connection);
    }
    /** Reads the alias again if its state is stale, to detect another run that moved it. */
    async #current({ alias, readAt }) {
        const age = this.#connection.clock.now().getTime() - readAt.getTime();
        const change = (0,alias_change/* changeOf */.C2)(this.#request, this.#version, alias);
        if (age <= MAX_STATE_AGE || change.kind === 'none')
            return alias;
        const now = await this.#look();
        if (same(now, alias))
            return now;
        if (now !== undefined && (0,alias_change/* sendsAs */.q6)(now, change.wanted))
            return now;
        throw this.#drift(alias, now);
    }
    async #send({ kind, wanted, endsRules }) {
        const operation = kind === 'create' ? 'CreateVersionAlias' : 'UpdateVersionAlias';
        this.#isOpen = true;
        const answer = await writeAlias(operation, this.#target, wanted, endsRules, this.#connection);
        const after = await this.#verified(wanted, answer);
        this.#isOpen = false;
        return after;
    }
    /** Determines the result of a failed change. @returns the alias if it has the requested state */
    async #settle(error, repeat, { wanted }, before) {
        const exists = error.data.code === 'FSS.1063' && before === undefined;
        if (repeat !== 'unknown' && !exists) {
            this.#isOpen = false;
            return undefined;
        }
        const now = await this.#look();
        this.#isOpen = false;
        if (now !== undefined && (0,alias_change/* sendsAs */.q6)(now, wanted))
            return now;
        if (!same(now, before))
            throw this.#drift(before, now);
        return undefined;
    }
    /** Verifies the alias: from the response to the change, else by reading it a few times. */
    async #verified(wanted, answer) {
        let seen = answer;
        if (seen !== undefined && (0,alias_change/* sendsAs */.q6)(seen, wanted))
            return seen;
        for (const delay of READS) {
            await this.#connection.clock.sleep(delay, this.#connection.signal);
            seen = await this.#look();
            if (seen !== undefined && (0,alias_change/* sendsAs */.q6)(seen, wanted))
                return seen;
        }
        throw new errors/* VerificationError */.mk(`verification failed: alias ${wanted.name} is ${shown(seen)}, expected ${(0,alias_change/* trafficText */.nR)(wanted)}`, 'Check the alias in the console; another run or user may be changing it', { again: true, requestId: seen?.requestId });
    }
    #look() {
        return readAlias(this.#target, this.#request.name, this.#connection);
    }
    #drift(before, now) {
        return new errors/* VerificationError */.mk(`alias ${this.#request.name} changed during the step: it was ${shown(before)} and now is ${shown(now)}`, 'Another run or user moved it at the same time: use one concurrency group for all releases ' +
            'of this function, and re-run the job', { again: true, requestId: now?.requestId });
    }
}
function same(a, b) {
    return a === undefined || b === undefined ? a === b : (0,alias_change/* sendsAs */.q6)(a, b);
}
function shown(alias) {
    return alias === undefined ? 'absent' : (0,alias_change/* trafficText */.nR)(alias);
}

;// CONCATENATED MODULE: ./build/src/release/prune-choice.js

/** Versions to delete, oldest first; undefined if their order is unknown. */
function versionsToDelete(versions, aliases, keep, used) {
    if (versions.length <= keep)
        return [];
    return byAge(versions)
        ?.slice(keep)
        .reverse()
        .map(({ version }) => version)
        .filter((version) => version !== used && version !== 'latest' && !isNamed(version, aliases));
}
/** Whether an alias uses a version: as its version, by a share or by a rule. */
function isNamed(name, aliases) {
    return aliases.some(({ version, weights, ruled }) => version === name || Object.hasOwn(weights, name) || ruled.includes(name));
}

;// CONCATENATED MODULE: ./build/src/release/prune.js




/**
 * Deletes published versions beyond the newest `keep`, oldest first, except those that an alias uses
 * or that this step released. Deleting a version deletes its alias as well (documented), so aliases
 * are read again before each deletion.
 *
 * @throws the signal's reason when the step is ended
 */
async function prune(target, keep, used, connection) {
    const choice = await chosen(target, keep, used, connection);
    if (typeof choice === 'string')
        return { deleted: [], warnings: [choice] };
    const deleted = [];
    const warnings = [];
    for (const version of choice) {
        try {
            if (isNamed(version, await listAliases(target, connection)))
                continue;
            await deleteOne(target, version, connection);
            deleted.push(version);
        }
        catch (error) {
            if (!(error instanceof cloud_errors/* CloudError */.K2))
                throw error;
            warnings.push(`Failed to delete version ${version}: ${reasonOf(error)}`);
        }
    }
    return { deleted, warnings };
}
/** The versions to delete, or a warning why none is deleted. */
async function chosen(target, keep, used, connection) {
    try {
        const aliases = await listAliases(target, connection);
        const versions = await listedWith(used, target, connection);
        return versionsToDelete(versions, aliases, keep, used) ?? UNKNOWN_ORDER;
    }
    catch (error) {
        if (!(error instanceof cloud_errors/* CloudError */.K2))
            throw error;
        return `No version was deleted: ${reasonOf(error)}`;
    }
}
/** Milliseconds before each read of the list, which may lag behind a publication by some seconds. */
const prune_READS = [0, 1_000, 2_000, 3_000, 4_000];
/** Lists the versions until the one that this step released is among them. */
async function listedWith(used, target, connection) {
    let versions = [];
    for (const delay of prune_READS) {
        await connection.clock.sleep(delay, connection.signal);
        versions = await listVersions(target, connection);
        if (used === undefined || versions.some(({ version }) => version === used))
            break;
    }
    return versions;
}
const UNKNOWN_ORDER = 'No version was deleted: the service does not report in which order the versions were published';
/** Deletes one version. One that is gone already counts as deleted. */
async function deleteOne(target, version, connection) {
    await (0,retry/* repeated */.ZD)({
        operation: 'DeleteFunction',
        attempt: async () => {
            await deleteVersion(target, version, connection);
            return true;
        },
        settle: async ({ data }, repeat) => {
            if (data.status === 404 && data.code === 'FSS.1052')
                return true;
            if (repeat !== 'unknown')
                return undefined;
            const left = await listVersions(target, connection);
            return left.some((other) => other.version === version) ? undefined : true;
        },
    }, connection);
}
function reasonOf({ message, data: { status, code } }) {
    const facts = [status === undefined ? undefined : `HTTP ${status}`, code].filter(Boolean);
    return facts.length === 0 ? message : `${message} (${facts.join(' ')})`;
}

;// CONCATENATED MODULE: ./build/src/release/room.js




/** Maximum number of versions of a function including `latest`: documented now, and in 2018. */
const LIMITS = [20, 10];
/** Value of `keep_versions` that the remedy suggests by default. */
const SUGGESTED = 5;
/**
 * Whether a publication was rejected because of the number of versions. The code of that error is not
 * documented, so the number of versions decides.
 */
function isFull(versions, { status }) {
    const withLatest = versions.length + 1;
    const most = Math.max(...LIMITS);
    return (status === 400 || status === 403) && (LIMITS.includes(withLatest) || withLatest > most);
}
/** Error with the versions that `keep_versions` would delete. */
async function tooManyVersions(error, request, connection) {
    const { versions } = request;
    const keep = Math.min(request.keep ?? SUGGESTED, versions.length - 1);
    const names = await deletable(request, keep, connection);
    const what = names.length === 0 ? '' : `, which deletes ${names.join(', ')}`;
    const { status, requestId } = error.data;
    return new errors/* VerificationError */.mk(`publish version: HTTP ${status ?? ''}, ${error.message}; the function already has ` +
        `${versions.length} published versions, and the documented limit is ` +
        `${LIMITS.find((limit) => limit <= versions.length + 1) ?? Math.max(...LIMITS)} with latest`, `Delete old versions in the console, or run once with \`mode: release\` and \`keep_versions: ${keep}\`${what}`, { again: false, requestId });
}
async function deletable({ target, versions }, keep, connection) {
    try {
        const aliases = await listAliases(target, connection);
        return versionsToDelete(versions, aliases, keep, undefined) ?? [];
    }
    catch (error) {
        if (error instanceof cloud_errors/* CloudError */.K2)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/release/publish.js





/** Milliseconds before each read of the list, which may lag behind by some seconds. */
const publish_READS = [0, 1_000, 2_000, 3_000, 4_000];
/** Publishes `latest` at most once, even if responses are lost. */
class Publication {
    #request;
    #connection;
    #before;
    /** Whether a publication was sent whose result is unknown. */
    #isOpen = false;
    constructor(request, connection) {
        this.#request = request;
        this.#connection = connection;
        this.#before = new Set(request.versions.map(({ version }) => version));
    }
    /** Whether a publication is in flight, so that its result is unknown. */
    get isOpen() {
        return this.#isOpen;
    }
    /**
     * @throws VerificationError when the version has other code, when its name is taken, or when there
     *   are too many; CloudError when the service refuses for another reason
     */
    run() {
        return (0,retry/* repeated */.ZD)({
            operation: 'CreateFunctionVersion',
            attempt: () => this.#send(),
            settle: (error, repeat) => this.#settle(error, repeat),
        }, this.#connection);
    }
    async #send() {
        const { choice, target } = this.#request;
        this.#isOpen = true;
        const answer = await createVersion(target, choice, this.#connection);
        const version = answer ?? (await this.#listed());
        this.#isOpen = false;
        return this.#verified(version);
    }
    /** Determines the result of a failed publication. @returns the version if it was published */
    async #settle(error, repeat) {
        const { status, code } = error.data;
        const { name } = this.#request.choice;
        if (status === 400 && code === 'FSS.1016')
            return this.#unchanged(error);
        if (name !== undefined && (status === 409 || code === 'FSS.1021'))
            return this.#taken(error);
        if (repeat === 'no' && isFull(this.#request.versions, error.data)) {
            throw await tooManyVersions(error, this.#request, this.#connection);
        }
        if (repeat !== 'unknown') {
            this.#isOpen = false;
            return undefined;
        }
        const version = await this.#looked();
        this.#isOpen = false;
        return version && this.#verified(version);
    }
    /** Verifies that the version has the code that this step deployed, since others may write `latest`. */
    async #verified(version) {
        const { content, target } = this.#request;
        const isNew = !this.#before.has(version.version);
        if (matches(version, content))
            return { version, isNew };
        // Lists may omit dependencies; the configuration of the version has them.
        const read = await readVersion(target, version, this.#connection);
        if (matches(read, content))
            return { version: read, isNew };
        throw new errors/* VerificationError */.mk(`version ${version.version} was published with other code or dependencies than this step ` +
            `deployed (SHA-512 ${read.digest ?? 'unknown'}); the version was left as it is`, 'Another run or user updated the function at the same time: use one concurrency group for ' +
            'all deployments of this function, and re-run the job', { again: true, requestId: version.requestId });
    }
    /** Finds the new version in the list, if the response does not name it. */
    async #listed() {
        const version = await this.#looked();
        if (version !== undefined)
            return version;
        throw new errors/* VerificationError */.mk('the service accepted the publication, but lists no such version', 'Check the versions of the function in the console and re-run the job', { again: true, requestId: undefined });
    }
    /** Waits until the list has the version of a publication whose response was lost. */
    #looked() {
        const { choice, content } = this.#request;
        return this.#awaited((listed) => choice.name === undefined
            ? listed
                .filter((version) => !this.#before.has(version.version))
                .find((version) => matches(version, content))
            : listed.find(({ version }) => version === choice.name));
    }
    /** FSS.1016: the service reports that this code has a version already. Finds that version. */
    async #unchanged(error) {
        const { content } = this.#request;
        const version = await this.#awaited((listed) => newestWith(content, listed));
        if (version !== undefined)
            return { version, isNew: !this.#before.has(version.version) };
        throw new errors/* VerificationError */.mk('the service refuses to publish because nothing changed since the last version (FSS.1016), ' +
            'but no version has this code with these dependencies', 'This service cannot publish a change of dependencies alone: change the code as well', { again: false, requestId: error.data.requestId });
    }
    async #taken(error) {
        const { choice, content } = this.#request;
        const version = await this.#awaited((listed) => listed.find((candidate) => candidate.version === choice.name));
        if (version === undefined)
            throw error;
        if (!matches(version, content))
            throw nameTaken(version.version, error.data.requestId);
        return { version, isNew: !this.#before.has(version.version) };
    }
    /** Reads the list, which may lag behind, until `find` succeeds or the reads are used up. */
    async #awaited(find) {
        const { content, target } = this.#request;
        for (const delay of publish_READS) {
            await this.#connection.clock.sleep(delay, this.#connection.signal);
            const version = find(await versionsOf(target, content, this.#connection));
            if (version !== undefined)
                return version;
        }
        return undefined;
    }
}
/** Lists published versions; those with the same digest are read whole, with their dependencies. */
async function versionsOf(target, { digest }, connection) {
    const versions = [];
    for (const version of await listVersions(target, connection)) {
        const alike = digest !== undefined && version.digest === digest;
        versions.push(alike ? await readVersion(target, version, connection) : version);
    }
    return versions;
}

// EXTERNAL MODULE: ./build/src/release/test-failure.js
var test_failure = __webpack_require__(7628);
;// CONCATENATED MODULE: ./build/src/release/test-version.js





/**
 * Invokes a version with the test event, once: it may have effects, so it is only retried if the
 * service rejected it before running the function.
 *
 * @throws TestFailure when the function failed; CloudError when it could not be invoked
 */
async function testVersion(target, urn, event, connection) {
    const operation = 'InvokeFunction';
    const answer = await answered((0,retry/* repeated */.ZD)({ operation, attempt: () => invoke(target, urn, event, connection) }, connection));
    const fault = faultOf(answer);
    if (fault !== undefined)
        throw new test_failure/* TestFailure */.p(fault, answer);
}
/** Treats HTTP 5xx of the service as a failed function: some services report failures so. */
async function answered(call) {
    try {
        return await call;
    }
    catch (error) {
        if (!(error instanceof cloud_errors/* CloudError */.K2))
            throw error;
        const { kind, foreign, status = 0, code, requestId } = error.data;
        if (kind !== 'status' || foreign === true || status < 500)
            throw error;
        const facts = [`HTTP ${status}`, code].filter(Boolean).join(', ');
        throw new test_failure/* TestFailure */.p(`the call failed (${facts}): ${clipped(error.message)}`, {
            ...(requestId === undefined ? {} : { requestId }),
        });
    }
}
/**
 * Why an invocation failed; undefined if it succeeded. The service may return HTTP 200 for a failed
 * function and report the failure in headers, in the `status` of the reply, or only in a `statusCode`
 * for API gateways.
 */
function faultOf(answer) {
    const { isKnown, errorCode, isError, status, result } = answer;
    if (isKnown === false)
        return 'unexpected response: unknown format, so whether the function failed is unknown';
    const said = result === undefined || result === '' ? '' : `: ${clipped(messageIn(result))}`;
    if (isError === true)
        return `the function failed${said}`;
    if (errorCode !== undefined && errorCode !== '0') {
        return `the function failed with error code ${errorCode}${said}`;
    }
    if (status !== undefined && status >= 400)
        return `the function returned status ${status}${said}`;
    const code = gatewayStatus(result);
    return code === undefined || code < 400
        ? undefined
        : `the function returned statusCode ${code}${said}`;
}
/** `statusCode` of a result in the format of API gateway triggers. */
function gatewayStatus(result) {
    const value = result === undefined ? undefined : (0,wire/* parseJson */.qF)(result);
    if (!(0,wire/* isObject */.Gv)(value))
        return undefined;
    const code = Number(value['statusCode']);
    return Number.isInteger(code) && 'statusCode' in value ? code : undefined;
}
/** Error message in a result, in the spellings of the runtimes; else the whole result. */
function messageIn(result) {
    const value = (0,wire/* parseJson */.qF)(result);
    if (!(0,wire/* isObject */.Gv)(value))
        return result;
    const message = value['errorMessage'] ?? value['error_message'] ?? value['message'] ?? value['body'];
    return typeof message === 'string' ? message : result;
}
const LONGEST = 500;
function clipped(text) {
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

;// CONCATENATED MODULE: ./build/src/release/release.js









/** Placeholder in a plan for the name that the service will choose. */
const NEW_VERSION = '(new version)';
/**
 * Release of one function, in two stages: no alias moves before the first stage succeeded for every
 * function. Keeps what is known so far, also after a failure.
 */
class FunctionRelease {
    #subject;
    #request;
    #connection;
    #known = { published: false, deleted: [], warnings: [], notices: [] };
    #read;
    constructor(subject, request, connection) {
        this.#subject = subject;
        this.#request = request;
        this.#connection = connection;
    }
    /** Result so far. */
    get known() {
        return this.#known;
    }
    /** Publishes the version unless it exists, and tests it. @throws VerificationError; CloudError */
    async prepare() {
        const { choice, versions } = await this.#choose();
        const { log } = this.#connection;
        const version = await this.#versionOf(choice, versions);
        if (version !== undefined) {
            const { isNew, name } = version;
            this.#record({ version: name, versionUrn: this.#urnOf(name), published: isNew });
            log.info(isNew ? `Published version ${name}` : `Using version ${name}`);
        }
        const { testEvent } = this.#request;
        if (testEvent === undefined)
            return;
        const name = version?.name ?? 'latest';
        log.info(`Testing version ${name} with test_event`);
        const urn = this.#urnOf(name);
        await testVersion(this.#subject.target, urn, testEvent, this.#connection);
        log.info(`Tested version ${name}: no error`);
    }
    /** Moves the alias, and deletes old versions. @throws VerificationError; CloudError */
    async finish() {
        const { alias, keep } = this.#request;
        const { version } = this.#known;
        if (alias !== undefined && version !== undefined)
            await this.#move(alias, version);
        if (keep === undefined)
            return;
        const { target } = this.#subject;
        const { deleted, warnings } = await prune(target, keep, version, this.#connection);
        if (deleted.length > 0)
            this.#connection.log.info(`Deleted versions ${deleted.join(', ')}`);
        this.#record({ deleted });
        this.#warn(warnings);
    }
    /** Computes what both stages would do, from the same reads, without a write. */
    async plan() {
        const { log } = this.#connection;
        const { choice, versions } = await this.#choose();
        const name = nameOf(choice);
        if (name !== undefined)
            this.#record({ version: name, versionUrn: this.#urnOf(name) });
        const publishes = choice.kind === 'publish';
        this.#record({ published: publishes });
        if (publishes)
            log.info(`Would publish ${name === undefined ? 'a new version' : `version ${name}`}`);
        else if (name !== undefined)
            log.info(`Would use version ${name}`);
        if (this.#request.testEvent !== undefined) {
            log.info(`Would test version ${publishes || name !== undefined ? (name ?? NEW_VERSION) : 'latest'} with test_event`);
        }
        this.#planAlias(name ?? NEW_VERSION);
        await this.#planDeletions(versions, choice);
    }
    #planAlias(version) {
        const { alias } = this.#request;
        if (alias === undefined)
            return;
        const before = this.#read?.alias;
        const { kind, wanted } = (0,alias_change/* changeOf */.C2)(alias, version, before);
        this.#setAlias({ after: wanted, moved: kind !== 'none' });
        this.#connection.log.info(kind === 'none'
            ? `No changes to alias ${alias.name}: ${(0,alias_change/* trafficText */.nR)(wanted)}`
            : `Would ${kind === 'create' ? 'create' : 'move'} alias ${alias.name}: ${trafficChange(before, wanted)}`);
    }
    async #planDeletions(versions, choice) {
        const { keep } = this.#request;
        if (keep === undefined)
            return;
        const { target } = this.#subject;
        const aliases = await listAliases(target, this.#connection);
        const after = this.#known.alias?.after;
        const others = aliases.filter(({ name }) => name !== after?.name);
        const room = keep - (choice.kind === 'publish' ? 1 : 0);
        const all = after === undefined ? others : [...others, after];
        const names = versionsToDelete(versions, all, room, nameOf(choice));
        if (names === undefined)
            this.#warn([UNKNOWN_ORDER]);
        else if (names.length > 0)
            this.#connection.log.info(`Would delete versions ${names.join(', ')}`);
    }
    async #choose() {
        const { target, content } = this.#subject;
        const { version: request, alias: asked, keep } = this.#request;
        const isListed = request.kind !== 'latest' || keep !== undefined;
        const compared = request.kind === 'publish' ? content : {};
        const versions = isListed ? await versionsOf(target, compared, this.#connection) : [];
        const alias = asked && (await readAlias(target, asked.name, this.#connection));
        this.#read = { alias, readAt: this.#connection.clock.now() };
        if (asked !== undefined) {
            this.#record({
                alias: { ...asked, ...(alias && { before: alias, after: alias }), moved: false },
            });
        }
        const choice = chooseVersion(request, { content, versions, alias });
        if (asked !== undefined && nameOf(choice) !== undefined)
            (0,alias_change/* changeOf */.C2)(asked, nameOf(choice) ?? '', alias);
        this.#checkEnabled(choice);
        if (alias?.version === 'latest')
            this.#record({ notices: [liveLatest(alias.name)] });
        return { choice, versions };
    }
    /**
     * Documented: a disabled function cannot be invoked, and versions published meanwhile stay disabled.
     *
     * @throws VerificationError when a disabled function would be invoked
     */
    #checkEnabled(choice) {
        const isExisting = choice.kind === 'exists';
        const disabled = (isExisting ? choice.version.disabled : undefined) ?? this.#subject.disabled;
        if (!disabled)
            return;
        if (this.#request.testEvent !== undefined) {
            throw new errors/* VerificationError */.mk('the function is disabled (concurrency 0), so it cannot be invoked with test_event', 'Enable the function in the console, or remove `test_event`', { again: false, requestId: undefined });
        }
        if (choice.kind === 'publish') {
            this.#warn(['The function is disabled (concurrency 0): versions published now stay disabled']);
        }
    }
    async #versionOf(choice, versions) {
        if (choice.kind === 'latest')
            return undefined;
        if (choice.kind === 'exists')
            return { name: choice.version.version, isNew: false };
        const { target, content } = this.#subject;
        if (content.digest === undefined) {
            throw new errors/* VerificationError */.mk('the service reports no digest, so it could not be verified that a version has the deployed code', 'Publish versions in the console or with another tool', { again: false, requestId: undefined });
        }
        const { keep } = this.#request;
        const request = { target, choice, content, versions, keep };
        const publication = new Publication(request, this.#connection);
        const { version, isNew } = await publication.run().catch((error) => {
            throw publication.isOpen ? unsettled(error, 'whether it was published is unknown') : error;
        });
        if (choice.name !== undefined && choice.name !== version.version) {
            this.#warn([
                `Version ${choice.name} was not published: the service refused because version ` +
                    `${version.version} has the same code (FSS.1016)`,
            ]);
        }
        return { name: version.version, isNew };
    }
    async #move(request, version) {
        const read = this.#read ?? { alias: undefined, readAt: new Date(0) };
        const move = new AliasMove(this.#subject.target, request, version, this.#connection);
        let after;
        try {
            after = await move.run(read);
        }
        catch (error) {
            if (!move.isOpen)
                throw error;
            this.#forgetAlias();
            throw unsettled(error, `whether alias ${request.name} changed is unknown`);
        }
        const { alias: before } = read;
        const moved = before === undefined || !(0,alias_change/* sendsAs */.q6)(before, after);
        this.#setAlias({ after, moved });
        const what = before === undefined ? 'Created' : 'Moved';
        this.#connection.log.info(moved
            ? `${what} alias ${request.name}: ${trafficChange(before, after)}`
            : `No changes to alias ${request.name}: ${(0,alias_change/* trafficText */.nR)(after)}`);
    }
    #setAlias(facts) {
        const { alias } = this.#known;
        if (alias !== undefined)
            this.#record({ alias: { ...alias, ...facts } });
    }
    /** Records that the state of the alias is unknown. */
    #forgetAlias() {
        const { alias } = this.#known;
        if (alias === undefined)
            return;
        const { name, percent, before } = alias;
        this.#record({ alias: { name, percent, ...(before && { before }) } });
    }
    #urnOf(version) {
        return versionUrn(this.#subject.target, version);
    }
    #record(facts) {
        this.#known = { ...this.#known, ...facts };
    }
    #warn(warnings) {
        this.#record({ warnings: [...this.#known.warnings, ...warnings] });
    }
}
/** Timeout or cancellation during a write: its result is unknown. */
function unsettled(error, open) {
    const isEnd = error instanceof errors/* DeadlineError */.j3 || error instanceof errors/* CancelledError */.cc;
    return isEnd ? new errors/* UnsettledError */.vs(error, open) : error;
}
function nameOf(choice) {
    if (choice.kind === 'exists')
        return choice.version.version;
    return choice.kind === 'publish' ? choice.name : undefined;
}
/** Notice for an alias on `latest`: it gets new code at once, before any test. */
function liveLatest(alias) {
    return `Alias ${alias} pointed to latest, so a deployment changes its traffic before any test`;
}
function trafficChange(before, after) {
    return before === undefined
        ? (0,alias_change/* trafficText */.nR)(after)
        : `${(0,alias_change/* trafficText */.nR)(before)} → ${(0,alias_change/* trafficText */.nR)(after)}`;
}

// EXTERNAL MODULE: ./build/src/report/result.js + 1 modules
var report_result = __webpack_require__(241);
;// CONCATENATED MODULE: ./build/src/rollout.js




/**
 * First stage of a release: publishes and tests the version. In `mode: plan` it computes what both
 * stages would do.
 */
async function prepareRelease(result, request, connection) {
    const { before, after, outcome, target } = result;
    if (outcome === 'failed' || outcome === 'skipped')
        return { result, connection };
    const subject = {
        target,
        content: contentOf(result),
        disabled: (after?.disabled ?? before?.disabled) === true,
    };
    const release = new FunctionRelease(subject, request, connection);
    try {
        if (outcome === 'planned') {
            await release.plan();
            return { result: (0,report_result/* released */.w2)(result, release.known), connection };
        }
        await release.prepare();
        return { result: (0,report_result/* released */.w2)(result, release.known), release, connection };
    }
    catch (error) {
        return { result: failed(result, release, error, connection), connection };
    }
}
/** Code and dependencies of `latest`; in a plan, those it would get, as far as known. */
function contentOf({ outcome, before, after, planned, plannedDependencies, }) {
    if (outcome !== 'planned')
        return after ?? {};
    if (plannedDependencies === undefined)
        return before ?? {};
    return { ...plannedDependencies, ...(planned === undefined ? {} : { digest: planned.digest }) };
}
/**
 * Second stage of a release: moves aliases and deletes old versions, but only if the first stage
 * succeeded for every function. The results are in the order of `prepared`.
 */
async function finishReleases(prepared, { maxParallel, failFast }) {
    let stopped = causeOf(prepared);
    return (0,p_map/* default */.Ay)(prepared, async ({ result, release, connection }) => {
        if (release === undefined)
            return result;
        if (stopped !== undefined)
            return (0,report_result/* heldBack */.Zg)(result, stopped);
        const { clock } = connection;
        const started = clock.now().getTime();
        const end = await finished(result, release, connection);
        if (failFast && end.outcome === 'failed')
            stopped = 'failure';
        const spent = clock.now().getTime() - started;
        return { ...end, milliseconds: (end.milliseconds ?? 0) + spent };
    }, { concurrency: maxParallel });
}
async function finished(result, release, connection) {
    try {
        await release.finish();
        return (0,report_result/* released */.w2)(result, release.known);
    }
    catch (error) {
        return failed(result, release, error, connection);
    }
}
function failed(result, { known }, error, { log }) {
    for (const line of (0,errors/* traceOf */.fC)(error))
        log.debug(line);
    return (0,report_result/* failedRelease */.zt)(result, known, error);
}
/** Why no alias may move; undefined if the first stage succeeded for every function. */
function causeOf(prepared) {
    if (prepared.some(({ result }) => result.outcome === 'failed'))
        return 'failure';
    return prepared.find(({ result }) => result.outcome === 'skipped')?.result.skippedBy;
}


/***/ })

};
