var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/** Child process: loads a function's module and calls its handler once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// For this program only.
delete process.env.NODE_COMPILE_CACHE;
process.once('message', (order) => {
    void replyTo(order).then((reply) => process.send?.(reply));
});
async function replyTo(order) {
    try {
        const handler = await load(order);
        const value = await call(handler, order);
        return { result: value === undefined ? 'null' : JSON.stringify(value), failed: false };
    }
    catch (error) {
        const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
        return { result: JSON.stringify({ errorMessage: message, errorType: name }), failed: true };
    }
}
/** `index.handler`: the export `handler` of index.js, index.mjs or index.cjs at the root. */
async function load({ folder, handler }) {
    const dot = handler.lastIndexOf('.');
    const base = join(folder, handler.slice(0, dot));
    const path = ['.js', '.mjs', '.cjs']
        .map((ending) => base + ending)
        .find((file) => existsSync(file));
    if (path === undefined)
        throw new Error(`No file for the handler ${handler} at the root of the code`);
    const module = (await import(__rewriteRelativeImportExtension(pathToFileURL(path).href)));
    const name = handler.slice(dot + 1);
    const plain = module.default;
    const found = module[name] ?? plain?.[name];
    if (typeof found !== 'function')
        throw new Error(`${handler} is not a function`);
    return found;
}
/** Result of the handler: from its promise or its callback, whichever comes first. */
function call(handler, order) {
    return new Promise((resolve, reject) => {
        const callback = (error, result) => {
            if (error === null || error === undefined)
                resolve(result);
            else
                reject(error instanceof Error ? error : new Error(JSON.stringify(error)));
        };
        const returned = handler(order.event, contextOf(order), callback);
        if (returned instanceof Promise)
            returned.then(resolve, reject);
    });
}
/** The documented methods of the context that a function can use without a network. */
function contextOf({ context }) {
    const begin = performance.now();
    const userData = context.userData === '' ? {} : JSON.parse(context.userData);
    return {
        getRequestID: () => context.requestId,
        getFunctionName: () => context.functionName,
        getProjectID: () => context.projectId,
        getPackage: () => context.package,
        getVersion: () => context.version,
        getMemorySize: () => context.memorySize,
        getCPUNumber: () => 300,
        getRunningTimeInSeconds: () => context.timeout,
        getRemainingTimeInMilliSeconds: () => Math.max(0, Math.round(context.limitMs - (performance.now() - begin))),
        getUserData: (key) => userData[key],
        getLogger: () => console,
    };
}
