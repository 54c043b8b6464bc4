export const id = 812;
export const ids = [812];
export const modules = {

/***/ 8812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postComment: () => (/* binding */ postComment)
});

// EXTERNAL MODULE: ./build/src/cloud/agents.js
var agents = __webpack_require__(8233);
// EXTERNAL MODULE: ./build/src/cloud/transport.js + 1 modules
var transport = __webpack_require__(8218);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/report/summary/changes.js + 1 modules
var changes = __webpack_require__(5870);
// EXTERNAL MODULE: ./build/src/report/summary/failures.js
var failures = __webpack_require__(2548);
// EXTERNAL MODULE: ./build/src/report/summary/functions.js
var functions = __webpack_require__(9750);
// EXTERNAL MODULE: ./build/src/report/summary/releases.js
var releases = __webpack_require__(9817);
// EXTERNAL MODULE: ./build/src/report/summary/uploads.js
var uploads = __webpack_require__(8685);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(75);
;// CONCATENATED MODULE: ./build/src/report/comment/comment.js







/** GitHub takes 65,536 characters. */
const LONGEST = 65_000;
/** Bytes for the parts that grow with the number of functions. */
const LIMITS = { causes: 5_000, functions: 20_000, releases: 5_000 };
/** The same, for the list of changed files. */
const CHANGES = 8_000;
/**
 * Hidden first line that identifies the comment of a job. Not a secret, so it does not authenticate
 * the author.
 */
function markerOf({ workflow, name }) {
    return `<!-- functiongraph-deploy ${hashOf([workflow, name])} -->`;
}
/** The part of this step: the plan of its functions, or why there is none. */
function sectionOf(report, job) {
    const { results } = report;
    const blocks = [
        ...(0,failures/* causesOf */.c)(report, LIMITS.causes),
        ...(results.length > 0 ? [(0,functions/* tally */.N)(results), (0,functions/* functionTable */.n)(results, LIMITS.functions)] : []),
        ...(0,uploads/* uploadSection */.L)(results),
        ...(0,changes/* firstChanges */.q)(results, CHANGES),
        ...(0,releases/* releaseSection */.h)(results, LIMITS.releases),
        footer(job),
    ];
    const key = hashOf(results.map(({ target }) => target.urn).sort());
    return { key, run: job.run, markdown: blocks.join('\n\n') };
}
function footer({ commit, url }) {
    const what = commit === '' ? 'Plan' : `Plan for ${commit.slice(0, 7)}`;
    return url === '' ? what : `${what} · [workflow run](${url})`;
}
/**
 * The comment with this section: replaces the step's previous section, keeps those of the same run,
 * and drops those of earlier runs.
 *
 * @param bodies current comments of the job; more than one only where two matrix jobs raced
 * @returns undefined when a later run already wrote the comment
 */
function commentWith(bodies, section, job) {
    const sections = bodies.flatMap(sectionsIn);
    if (sections.some(({ run }) => run > section.run))
        return undefined;
    const others = new Map(sections.filter(({ run }) => run === section.run).map((other) => [other.key, other]));
    const whole = textOf([...others.set(section.key, section).values()], job);
    if (whole.length <= LONGEST)
        return whole;
    const short = {
        ...section,
        markdown: `Plan too long for a comment: see the workflow run.\n\n${footer(job)}`,
    };
    return textOf([...others.set(section.key, short).values()], job);
}
function textOf(sections, job) {
    const title = [job.workflow, job.name].filter(Boolean).map((name) => (0,markdown/* markdownText */.p7)(name, 100));
    const parts = sections.map(({ key, run, markdown }) => `<!-- part ${key} ${run} -->\n${markdown}\n<!-- end -->`);
    return [markerOf(job), `### FunctionGraph plan: ${title.join(' / ')}`, ...parts].join('\n\n');
}
/** User text is escaped (no `<`), so it cannot contain the end marker. */
function sectionsIn(body) {
    const parts = body.matchAll(/^<!-- part ([0-9a-f]+) (\d+) -->\n(.*?)\n<!-- end -->$/gms);
    return [...parts].map(([, key = '', run, markdown = '']) => ({ key, run: Number(run), markdown }));
}
function hashOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./build/src/report/comment/upsert.js

/** Jobs of a matrix write the same comment concurrently, without a lock. */
const ROUNDS = 5;
/**
 * Creates or updates the job's comment so that it has this section, then checks whether a concurrent
 * job overwrote it or created a duplicate, which is removed. Creates at most one comment, even if
 * that one is not listed afterwards. If no comment with the marker is by an app, comments are matched
 * by the login of the token's owner, taken from the API or from the response to the first comment.
 *
 * @returns what was done, for the log
 */
async function keepComment(comments, section, job) {
    let done = 'Pull request comment is up to date';
    let sent = false;
    let created;
    let login;
    for (let round = 1; round <= ROUNDS; round += 1) {
        const marked = markedAmong(await comments.list(), job);
        if (round === 1 && isAnybodys(marked))
            login = (await comments.login()) || undefined;
        const own = marked.filter(({ author }) => author.type === 'Bot' || author.login === login);
        const [first, ...doubles] = own;
        const bodies = own.map(({ body }) => body);
        const wanted = commentWith(bodies, section, job);
        if (wanted === undefined) {
            for (const { id } of doubles)
                if (id === created?.id)
                    await comments.remove(id);
            return 'Skipping pull request comment: a newer run already updated it';
        }
        if (first?.body === wanted && doubles.length === 0)
            break;
        if (first === undefined) {
            if (sent) {
                if (created === undefined)
                    throw new Error('unreadable response');
                break;
            }
            created = await comments.create(wanted);
            sent = true;
            login ??= created?.author.login || undefined;
            done = 'Created pull request comment';
        }
        else if (first.body !== wanted) {
            await comments.update(first.id, wanted);
            if (first.id !== created?.id)
                done = 'Updated pull request comment';
        }
        for (const { id } of doubles)
            await comments.remove(id);
    }
    return done;
}
/** Comments that start with the job's marker, oldest first. Anyone can write the marker. */
function markedAmong(all, job) {
    return all.filter(({ body }) => body.startsWith(markerOf(job))).sort((a, b) => a.id - b.id);
}
/**
 * Whether comments exist and none is by an app, so that only the login identifies the action's own:
 * those of others are neither trusted nor changed. Gitea and Forgejo never report an app.
 */
function isAnybodys(marked) {
    return marked.length > 0 && marked.every(({ author }) => author.type !== 'Bot');
}

;// CONCATENATED MODULE: ./build/src/report/comment/publish.js




/** Timeout in milliseconds of all requests to GitHub: a comment must not delay the job. */
const LIMIT = 30_000;
/**
 * Posts the plan on the pull request. Failing to do so is a warning, not a failure: the plan itself
 * succeeded.
 *
 * @param reach its signal is aborted when the step's time is over or the job is cancelled
 */
async function postComment({ report, request, token }, { runner, transport, signal }) {
    if (request === undefined) {
        runner.info('Skipping pull request comment: the job was not triggered by a pull request');
        return;
    }
    const { job } = request;
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]);
    let route = '';
    try {
        // Before GitHub's client is loaded, which breaks off where a proxy cannot be read.
        route = routeTo(request);
        if (token === '')
            throw new Error('github_token is empty');
        bounded.throwIfAborted();
        const comments = await runner.comments(request, token, { transport, signal: bounded });
        runner.info(await keepComment(comments, sectionOf(report, job), job));
    }
    catch (error) {
        const reason = bounded.aborted ? reasonOf(bounded) : answerOf(error);
        const place = isLost(error, bounded, signal) ? route : '';
        runner.warning(`Failed to update the pull request comment: ${reason}${place}${adviceFor(error, request)}`);
    }
}
/** Whether there is no response from GitHub, and the error does not name the host by itself. */
function isLost(error, bounded, signal) {
    if (bounded.aborted)
        return !signal.aborted;
    const { status, response } = error;
    return status !== undefined && response === undefined && connectionError(error) === undefined;
}
function routeTo({ apiUrl }) {
    return URL.canParse(apiUrl) ? ` (${(0,agents/* describeRoute */.f)(new URL(apiUrl))})` : '';
}
function reasonOf({ reason }) {
    if (reason instanceof Error && reason.name === 'TimeoutError') {
        return `no response within ${LIMIT / 1_000} s`;
    }
    return reason instanceof Error ? reason.message : String(reason);
}
/** Error of GitHub or the network; an error without a response has a status too. */
function answerOf(error) {
    const { message, status, response } = error;
    const text = String(message) || 'unreadable response';
    return response === undefined ? text : `HTTP ${String(status)}, ${text}`;
}
/** A fix where the response shows one, after a full stop; else empty. */
function adviceFor(error, request) {
    const advice = remedyFor(error, request);
    return advice === undefined ? '' : `. ${advice}`;
}
function remedyFor(error, { apiUrl, fork }) {
    const variable = apiUrl.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
    const proxyUser = `Check the user name and password in ${variable}`;
    const refusal = connectionError(error)?.refusal;
    if (refusal === 407)
        return proxyUser;
    if (refusal !== undefined)
        return `Allow requests to ${apiUrl} on the proxy in ${variable}`;
    const { message, status, response } = error;
    if (response === undefined)
        return undefined;
    if (status === 407)
        return `If there is a proxy: ${proxyUser}`;
    if (status === 401)
        return 'Check `github_token`: GitHub rejected it';
    const text = String(message);
    if (status === 429 || (status === 403 && isRateLimit(text, response))) {
        return "Re-run the job later: the token's rate limit is exceeded";
    }
    if (status === 403 && /\blocked\b/i.test(text)) {
        return 'Unlock the conversation of the pull request, or use the token of a user with write access';
    }
    if (status !== 403 && status !== 404)
        return undefined;
    return fork
        ? 'Pull requests from forks get a read-only token'
        : 'Add `pull-requests: write` to the permissions of the job';
}
/** Exceeded rate limits are 403; secondary ones are only recognizable by the message. */
function isRateLimit(text, response) {
    const { headers } = response;
    return headers?.['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text);
}
/** The transport's error, which Octokit wraps in its own. */
function connectionError(error) {
    const { cause } = error;
    return cause instanceof transport/* ConnectionError */.Rc ? cause : undefined;
}


/***/ })

};
