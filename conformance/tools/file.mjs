// What the JavaScript SDK for files is asked to do, and what must come of it: a line for every step, as steps.sh prints
// them. The endpoint comes in CONNECTION, a connection string; js-file sets it and the rest.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { all, bytes, finish, inAnHour, refused, stepsOf } from './steps.mjs';

const sdk = createRequire(resolve(process.env.MODULES, 'here.js'))('@azure/storage-file-share');
const { ShareServiceClient, ShareClient, ShareFileClient, StorageSharedKeyCredential } = sdk;

// A refusal is to be seen as it came, not after four more attempts.
const once = { retryOptions: { maxTries: 1 } };
const service = ShareServiceClient.fromConnectionString(process.env.CONNECTION, once);
const { accountName } = service;
const share = service.getShareClient(`tools-js-${randomUUID()}`);
const root = share.rootDirectoryClient;
const folder = process.env.FOLDER;
const content = bytes(9 * 1024 * 1024 + 7);
const small = Buffer.from('content');
const step = stepsOf('js-file');
// Where endpoints have the account in their path, this SDK loses it when it renames: so the account's host, by the proxy.
const proxy = new URL(process.env.PROXY);
const byHost = new ShareServiceClient(`http://${accountName}.file.core.windows.net`, service.credential, {
    ...once, proxyOptions: { host: `http://${proxy.hostname}`, port: Number(proxy.port) },
}).getShareClient(share.name);

const names = async (directory, options) =>
    (await all(directory.listFilesAndDirectories(options))).map((each) => `${each.kind} ${each.name}`);
const read = async (file) => file.downloadToBuffer();
const text = async (file) => (await read(file)).toString();
const file = (name) => root.getFileClient(name);

async function put(name, value) {
    await file(name).create(value.length);
    await file(name).uploadRange(value, 0, value.length);
    return file(name);
}

async function shares() {
    await step('create share', async () => {
        await share.create({ metadata: { colour: 'green' }, quota: 7 });
        const { metadata, quota } = await share.getProperties();
        assert.equal(metadata.colour, 'green');
        assert.equal(quota, 7);
    });
    await step('it is there already', async () => {
        await refused(409, 'ShareAlreadyExists', () => share.create());
        assert.equal((await share.createIfNotExists()).succeeded, false);
    });
    await step('list shares with metadata', async () => {
        const [found] = await all(service.listShares({ prefix: share.name, includeMetadata: true }));
        assert.equal(found.name, share.name);
        assert.equal(found.metadata.colour, 'green');
    });
    await step('another share, by the service', async () => {
        const { shareClient } = await service.createShare(`${share.name}-b`);
        assert.ok(await shareClient.exists());
        await service.deleteShare(`${share.name}-b`);
        assert.equal((await shareClient.deleteIfExists()).succeeded, false);
    });
    await step('quota, tier, metadata, statistics', async () => {
        await share.setQuota(9);
        await share.setProperties({ accessTier: 'Cool' });
        await share.setMetadata({ shape: 'round' });
        const { quota, accessTier, metadata } = await share.getProperties();
        assert.deepEqual([quota, accessTier, metadata], [9, 'Cool', { shape: 'round' }]);
        assert.equal((await share.getStatistics()).shareUsageBytes, 0);
    });
    await step('policies', async () => {
        await share.setAccessPolicy([{ id: 'readers', accessPolicy: { permissions: 'r', expiresOn: inAnHour() } }]);
        const { signedIdentifiers } = await share.getAccessPolicy();
        assert.equal(signedIdentifiers[0].accessPolicy.permissions, 'r');
    });
    await step('permissions', async () => {
        const { filePermissionKey } = await share.createPermission('O:BAG:SYD:(A;;FA;;;BA)');
        assert.match((await share.getPermission(filePermissionKey)).permission, /^O:BAG:SYD:/);
    });
    await step('service properties', async () => {
        const rule = { allowedOrigins: '*', allowedMethods: 'GET', allowedHeaders: '*', exposedHeaders: '*', maxAgeInSeconds: 9 };
        await service.setProperties({ cors: [rule] });
        assert.equal((await service.getProperties()).cors[0].maxAgeInSeconds, 9);
        await service.setProperties({ cors: [] });
    });
}

async function directories() {
    await step('directories, made and deleted', async () => {
        const { directoryClient } = await share.createDirectory('d ü+%', { metadata: { k: 'v' } });
        assert.deepEqual((await directoryClient.getProperties()).metadata, { k: 'v' });
        await refused(409, 'ResourceAlreadyExists', () => directoryClient.create());
        assert.equal((await directoryClient.createIfNotExists()).succeeded, false);
        await directoryClient.createSubdirectory('s');
        await refused(409, 'DirectoryNotEmpty', () => directoryClient.delete());
        await directoryClient.deleteSubdirectory('s');
        await directoryClient.setMetadata({ k: 'w' });
        await directoryClient.setProperties({ fileAttributes: sdk.FileSystemAttributes.parse('Directory|Hidden') });
        assert.match((await directoryClient.getProperties()).fileAttributes, /Hidden/);
        await share.deleteDirectory('d ü+%');
        assert.equal(await directoryClient.exists(), false);
        assert.equal((await directoryClient.deleteIfExists()).succeeded, false);
    });
    await step('lists: by prefix, in pages, with everything', async () => {
        const { directoryClient } = await share.createDirectory('l');
        await directoryClient.createSubdirectory('a');
        for (const name of ['b1', 'b2', 'b3 ü&']) {
            await directoryClient.createFile(name, 5);
        }
        assert.deepEqual(await names(directoryClient), ['file b1', 'file b2', 'file b3 ü&', 'directory a']);
        assert.deepEqual(await names(directoryClient, { prefix: 'a' }), ['directory a']);
        const pages = await all(directoryClient.listFilesAndDirectories().byPage({ maxPageSize: 3 }));
        assert.equal(pages.length, 2);
        const more = { includeTimestamps: true, includeEtag: true, includeAttributes: true, includePermissionKey: true };
        const [b1] = await all(directoryClient.listFilesAndDirectories({ ...more, includeExtendedInfo: true }));
        const { etag, fileId } = await directoryClient.getFileClient('b1').getProperties();
        assert.deepEqual([b1.properties.etag, b1.fileId, b1.properties.contentLength], [etag, fileId, 5]);
        await directoryClient.deleteFile('b1');
        await refused(404, 'ResourceNotFound', () => directoryClient.deleteFile('b1'));
    });
    await step('directories get other names', async () => {
        const { destinationDirectoryClient } = await byHost.getDirectoryClient('l').rename('renamed');
        assert.deepEqual(await names(destinationDirectoryClient), ['file b2', 'file b3 ü&', 'directory a']);
        assert.equal(await share.getDirectoryClient('l').exists(), false);
    });
}

async function properties() {
    await step('headers, metadata and attributes of files', async () => {
        const { fileClient } = await share.createFile('p', 10, {
            fileHttpHeaders: { fileContentType: 'text/plain' }, metadata: { Colour: 'green' },
        });
        await fileClient.setMetadata({ shape: 'round' });
        await fileClient.setHttpHeaders({ fileContentType: 'text/html', fileCacheControl: 'no-store' });
        await fileClient.setProperties({ fileAttributes: sdk.FileSystemAttributes.parse('ReadOnly|Archive'), creationTime: new Date(0) });
        const found = await fileClient.getProperties();
        assert.deepEqual(found.metadata, { shape: 'round' });
        assert.equal(found.contentLength, 10);
        assert.match(found.fileAttributes, /ReadOnly/);
        assert.equal(found.fileCreatedOn.getTime(), 0);
        await refused(409, 'ReadOnlyAttribute', () => fileClient.delete());
        await fileClient.setProperties({ fileAttributes: sdk.FileSystemAttributes.parse('None') });
        await fileClient.resize(3);
        assert.equal((await fileClient.getProperties()).contentLength, 3);
        await share.deleteFile('p');
        assert.equal(await fileClient.exists(), false);
        assert.equal((await fileClient.deleteIfExists()).succeeded, false);
        await refused(404, 'ResourceNotFound', () => fileClient.getProperties());
    });
    await step('files get other names', async () => {
        await put('n', small);
        const named = byHost.rootDirectoryClient.getFileClient('n');
        const { destinationFileClient } = await named.rename('renamed/n ü');
        assert.equal(await text(destinationFileClient), 'content');
        assert.equal(await file('n').exists(), false);
        await put('n', Buffer.from('other'));
        await refused(409, 'ResourceAlreadyExists', () => named.rename('renamed/n ü'));
        await named.rename('renamed/n ü', { replaceIfExists: true });
        assert.equal(await text(destinationFileClient), 'other');
    });
    await step('snapshots keep what was', async () => {
        await put('snap', Buffer.from('old'));
        const { snapshot } = await share.createSnapshot({ metadata: { n: '1' } });
        await put('snap', Buffer.from('newer'));
        const then = share.withSnapshot(snapshot);
        assert.equal((await then.getProperties()).metadata.n, '1');
        assert.equal((await file('snap').withShareSnapshot(snapshot).getProperties()).contentLength, 3);
        const listed = await all(service.listShares({ prefix: share.name, includeSnapshots: true }));
        assert.deepEqual(listed.map((each) => each.snapshot), [snapshot, undefined]);
        await then.delete();
    });
}

async function transfers() {
    const big = file('big ü+%.bin');
    const parts = { rangeSize: 1 << 20, concurrency: 4 };
    const same = async (client) => assert.ok(content.equals(await client.downloadToBuffer(0, undefined, parts)));
    const remade = async () => big.create(content.length);
    await step('a buffer, in ranges side by side', async () => {
        await big.uploadData(content, parts);
        await same(big);
    });
    await step('a stream, and one that starts again', async () => {
        await remade();
        await big.uploadStream(Readable.from([content.subarray(0, 5_000_000), content.subarray(5_000_000)]), content.length, 1 << 20, 4);
        await same(big);
        await remade();
        await big.uploadResetableStream((offset, count) => Readable.from([content.subarray(offset, offset + count)]), content.length, parts);
        await same(big);
    });
    await step('a file there and back', async () => {
        await writeFile(join(folder, 'in'), content);
        await big.uploadFile(join(folder, 'in'), parts);
        await big.downloadToFile(join(folder, 'out'));
        assert.ok(content.equals(await readFile(join(folder, 'out'))));
    });
    await step('ranges', async () => {
        assert.ok(content.subarray(1000, 2000).equals(await big.downloadToBuffer(1000, 1000)));
        const { contentMD5, contentLength } = await big.download(0, 1000, { rangeGetContentMD5: true });
        assert.deepEqual([contentMD5.length, contentLength], [16, 1000]);
        await refused(416, 'InvalidRange', () => big.download(content.length, 1));
    });
    await step('ranges written, cleared and listed', async () => {
        await file('r').create(4096);
        assert.deepEqual(await all(file('r').listRanges()), []);
        await file('r').uploadRange(content.subarray(0, 1024), 512, 1024);
        const snapshot = (await share.createSnapshot()).snapshot;
        await file('r').clearRange(512, 512);
        await file('r').uploadRange(content.subarray(0, 512), 3584, 512);
        assert.deepEqual((await file('r').getRangeList()).rangeList.map((each) => [each.start, each.end]), [[1024, 1535], [3584, 4095]]);
        const { ranges, clearRanges } = await file('r').getRangeListDiff(snapshot);
        assert.deepEqual([ranges, clearRanges], [[{ start: 3584, end: 4095 }], [{ start: 512, end: 1023 }]]);
        assert.equal((await all(file('r').listRangesDiff(snapshot))).length, 2);
        await share.withSnapshot(snapshot).delete();
    });
}

async function leases(what, client, duration, missing) {
    await step(`lease of a ${what}`, async () => {
        const lease = client.getShareLeaseClient();
        await lease.acquireLease(duration);
        const { leaseState, leaseStatus } = await client.getProperties();
        assert.equal(`${leaseState} ${leaseStatus}`, 'leased locked');
        await refused(409, 'LeaseAlreadyPresent', () => client.getShareLeaseClient().acquireLease(duration));
        await refused(412, missing, () => client.delete());
        // This SDK's renewLease() refuses shares, the only ones that have it.
        await lease.changeLease(randomUUID());
        await lease.breakLease({ breakPeriod: 0 });
        assert.equal((await client.getProperties()).leaseState, 'broken');
        await lease.releaseLease();
        assert.equal((await client.getProperties()).leaseState, 'available');
    });
}

async function copies() {
    await step('copy', async () => {
        await put('from', small);
        await file('from').setMetadata({ k: 'v' }); // those of a copy itself this SDK does not send
        const { copyStatus, copyId } = await file('to').startCopyFromURL(file('from').url);
        assert.equal(copyStatus, 'success');
        assert.equal(await text(file('to')), 'content');
        assert.deepEqual((await file('to').getProperties()).metadata, { k: 'v' });
        await refused(409, 'NoPendingCopyOperation', () => file('to').abortCopyFromURL(copyId));
    });
    await step('ranges from a URL', async () => {
        await put('from', small);
        const source = file('from').generateSasUrl({ permissions: sdk.FileSASPermissions.parse('r'), expiresOn: inAnHour() });
        await file('by-url').create(7);
        await file('by-url').uploadRangeFromURL(source, 0, 0, 4);
        await file('by-url').uploadRangeFromURL(source, 4, 4, 3);
        assert.equal(await text(file('by-url')), 'content');
    });
}

async function handles() {
    await step('handles: none, as nobody speaks SMB', async () => {
        await put('h', small);
        for (const client of [file('h'), root]) {
            assert.deepEqual(await all(client.listHandles()), []);
            assert.equal((await client.forceCloseAllHandles()).closedHandlesCount, 0);
        }
    });
}

async function links() {
    const nfs = service.getShareClient(`${share.name}-nfs`);
    await nfs.create({ protocols: { nfsEnabled: true } });
    await step('links, in a share for NFS', async () => {
        const { rootDirectoryClient: top } = nfs;
        await top.createFile('f', 3);
        await top.getFileClient('hard').createHardLink('f');
        assert.equal((await top.getFileClient('f').getProperties()).posixProperties.linkCount, 2);
        await top.getFileClient('soft').createSymbolicLink('f');
        assert.equal((await top.getFileClient('soft').getSymbolicLink()).linkText, 'f');
    });
    await nfs.delete();
}

async function signatures() {
    const reader = { permissions: sdk.FileSASPermissions.parse('r'), expiresOn: inAnHour() };
    await step('signed for a file', async () => {
        await put('signed ü', small);
        const guest = new ShareFileClient(file('signed ü').generateSasUrl(reader), undefined, once);
        assert.equal(await text(guest), 'content');
        await refused(403, 'AuthorizationPermissionMismatch', () => guest.delete());
        assert.match(file('signed ü').generateSasStringToSign(reader), /^r\n/);
    });
    await step('signed for the share, and by its policy', async () => {
        const lister = { permissions: sdk.ShareSASPermissions.parse('rl'), expiresOn: inAnHour() };
        const guest = new ShareClient(share.generateSasUrl(lister), undefined, once);
        assert.ok((await names(guest.rootDirectoryClient)).includes('file signed ü'));
        await refused(403, 'AuthorizationPermissionMismatch', () => guest.createDirectory('x'));
        const byPolicy = new ShareClient(share.generateSasUrl({ identifier: 'readers' }), undefined, once);
        assert.equal(await text(byPolicy.rootDirectoryClient.getFileClient('signed ü')), 'content');
        assert.match(share.generateSasStringToSign(lister), /^rl\n/);
    });
    await step('signed for the account', async () => {
        const url = service.generateAccountSasUrl(inAnHour(), sdk.AccountSASPermissions.parse('rl'), 'sco');
        const guest = new ShareServiceClient(url, undefined, once);
        assert.equal((await all(guest.listShares({ prefix: share.name }))).length, 1);
        await refused(403, 'AuthorizationPermissionMismatch', () => guest.createShare('not-allowed'));
        assert.match(service.generateSasStringToSign(inAnHour()), new RegExp(`^${accountName}\n`));
    });
    await step('a wrong key and a stranger', async () => {
        const wrong = new StorageSharedKeyCredential(accountName, process.env.WRONG_KEY);
        await refused(403, 'AuthenticationFailed', () => new ShareServiceClient(service.url, wrong, once).getProperties());
        await refused(401, 'NoAuthenticationInformation', () => new ShareFileClient(file('signed ü').url, undefined, once).download());
    });
    await step('keys of users are for users', () =>
        assert.rejects(() => service.getUserDelegationKey(new Date(), inAnHour()), (error) => error.statusCode === 403));
}

async function together(work, items) {
    const waiting = items[Symbol.iterator]();
    await Promise.all(Array.from({ length: 8 }, async () => {
        for (const each of waiting) {
            await work(each);
        }
    }));
}

async function walk(directory) {
    const found = [];
    for await (const each of directory.listFilesAndDirectories()) {
        if (each.kind === 'directory') {
            found.push(...(await walk(directory.getDirectoryClient(each.name))));
        } else {
            found.push(directory.getFileClient(each.name));
        }
    }
    return found;
}

async function tree() {
    const from = join(folder, 'tree');
    const local = (await readdir(from, { recursive: true, withFileTypes: true }));
    const paths = (kind) => local.filter(kind).map((each) => relative(folder, join(each.parentPath ?? each.path, each.name)));
    const files = paths((each) => each.isFile());
    const begin = Date.now();
    const took = () => ((Date.now() - begin) / 1000).toFixed(1);
    await step(`a tree of ${files.length} files, up`, async () => {
        for (const path of ['tree', ...paths((each) => each.isDirectory()).sort()]) {
            await share.createDirectory(path);
        }
        await together((path) => file(path).uploadFile(join(folder, path)), files);
    });
    const there = [];
    await step(`listed (${took()} s)`, async () => {
        there.push(...(await walk(share.getDirectoryClient('tree'))));
        assert.deepEqual(there.map((each) => each.path).sort(), files.map((path) => path.replaceAll('\\', '/')).sort());
    });
    await step(`down, the same bytes (${took()} s)`, async () => {
        await together(async (client) => {
            const target = join(folder, 'back', client.path);
            await mkdir(dirname(target), { recursive: true });
            await client.downloadToFile(target);
            assert.ok((await readFile(target)).equals(await readFile(join(folder, client.path))));
        }, there);
        assert.equal((await readdir(join(folder, 'back'), { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).length, files.length);
    });
    console.log(`        the tree took ${took()} s`);
}

await shares();
await directories();
await properties();
await transfers();
await leases('file', await put('leased', small), -1, 'LeaseIdMissing');
await leases('share', share, 15, 'LeaseIdMissing');
await copies();
await handles();
await links();
await signatures();
await tree();
await step('delete share', async () => {
    await share.delete();
    assert.equal(await share.exists(), false);
});
finish('js-file');
