// What the JavaScript SDK is asked to do, and what must come of it: a line for every step, as steps.sh prints them. The
// endpoint comes in CONNECTION, a connection string; js sets it and the rest.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { all, bytes, finish, inAnHour, refused, stepsOf } from './steps.mjs';

const sdk = createRequire(resolve(process.env.MODULES, 'here.js'))('@azure/storage-blob');
const { BlobServiceClient, ContainerClient, BlobClient, StorageSharedKeyCredential } = sdk;

// A refusal is to be seen as it came, not after four more attempts.
const once = { retryOptions: { maxTries: 1 } };
const service = BlobServiceClient.fromConnectionString(process.env.CONNECTION, once);
const { accountName, credential } = service;
const container = service.getContainerClient(`tools-js-${randomUUID()}`);
const big = 'folder/big ünï+%.bin';
const content = bytes(9 * 1024 * 1024 + 7);
const step = stepsOf('js');

const names = async (options) => (await all(container.listBlobsFlat(options))).map((each) => each.name);
const block = (name) => container.getBlockBlobClient(name);
const text = async (client) => (await client.downloadToBuffer()).toString();
const put = (name, value, options) => block(name).upload(value, Buffer.byteLength(value), options);

async function containers() {
    await step('create container', async () => {
        await container.create({ metadata: { colour: 'green' } });
        assert.equal((await container.getProperties()).metadata.colour, 'green');
    });
    await step('it is there already', () => refused(409, 'ContainerAlreadyExists', () => container.create()));
    await step('list containers with metadata', async () => {
        const [found] = await all(service.listContainers({ prefix: container.containerName, includeMetadata: true }));
        assert.equal(found.name, container.containerName);
        assert.equal(found.metadata.colour, 'green');
    });
    await step('policy and public access', async () => {
        const policy = { id: 'readers', accessPolicy: { permissions: 'r', expiresOn: inAnHour() } };
        await container.setAccessPolicy('blob', [policy]);
        const set = await container.getAccessPolicy();
        assert.equal(set.blobPublicAccess, 'blob');
        assert.equal(set.signedIdentifiers[0].accessPolicy.permissions, 'r');
        await put('public', 'for all');
        assert.equal(await text(new BlobClient(block('public').url)), 'for all');
        await container.setAccessPolicy(undefined, [policy]);
    });
    await step('account information', async () => {
        assert.equal((await service.getAccountInfo()).accountKind, 'StorageV2');
    });
    await step('service properties', async () => {
        await service.setProperties({
            cors: [{ allowedOrigins: '*', allowedMethods: 'GET', allowedHeaders: '*', exposedHeaders: '*', maxAgeInSeconds: 9 }],
        });
        assert.equal((await service.getProperties()).cors[0].maxAgeInSeconds, 9);
        await service.setProperties({ cors: [] });
    });
}

async function blocks() {
    await step('put in blocks', async () => {
        await block(big).uploadData(content, { blockSize: 1 << 20, maxSingleShotSize: 1 << 20, concurrency: 4 });
        const { committedBlocks } = await block(big).getBlockList('all');
        assert.equal(committedBlocks.length, 10);
        assert.equal(committedBlocks[9].size, 7);
    });
    await step('get, same bytes', async () => assert.ok(content.equals(await block(big).downloadToBuffer())));
    await step('ranges', async () => {
        const part = await block(big).downloadToBuffer(1000, 1000);
        assert.ok(content.subarray(1000, 2000).equals(part));
        await refused(416, 'InvalidRange', () => block(big).download(content.length));
    });
    await step('blocks that wait, and in which order they are committed', async () => {
        const [a, b] = ['a', 'b'].map((each) => Buffer.from(each).toString('base64'));
        await block('ab').stageBlock(a, 'one', 3);
        await block('ab').stageBlock(b, 'two', 3);
        assert.equal((await block('ab').getBlockList('uncommitted')).uncommittedBlocks.length, 2);
        assert.deepEqual(await names({ prefix: 'ab' }), []);
        assert.deepEqual(await names({ prefix: 'ab', includeUncommitedBlobs: true }), ['ab']);
        await block('ab').commitBlockList([b, a, b]);
        assert.equal(await text(block('ab')), 'twoonetwo');
    });
    await step('a block that nobody has sent', () =>
        refused(400, 'InvalidBlockList', () => block('ab').commitBlockList([Buffer.from('c').toString('base64')])));
    await step('a hash that does not match', () => {
        const hash = createHash('md5').update('else').digest();
        return refused(400, 'Md5Mismatch', () => block('md5').stageBlock('YQ==', 'one', 3, { transactionalContentMD5: hash }));
    });
    await step('flat, by prefix, by hierarchy, in pages', async () => {
        for (const each of ['l/1', 'l/2', 'l/d/3', 'l/ü &<4']) {
            await put(each, each);
        }
        assert.deepEqual(await names({ prefix: 'l/' }), ['l/1', 'l/2', 'l/d/3', 'l/ü &<4']);
        const level = await all(container.listBlobsByHierarchy('/', { prefix: 'l/' }));
        assert.deepEqual(level.map((each) => `${each.kind} ${each.name}`).sort(), [
            'blob l/1', 'blob l/2', 'blob l/ü &<4', 'prefix l/d/',
        ]);
        const pages = await all(container.listBlobsFlat({ prefix: 'l/' }).byPage({ maxPageSize: 3 }));
        assert.deepEqual(pages.map((each) => each.segment.blobItems.length), [3, 1]);
    });
}

async function properties() {
    await step('metadata and headers', async () => {
        await put('p', 'value', { metadata: { Colour: 'green' }, blobHTTPHeaders: { blobContentType: 'text/plain' } });
        await block('p').setMetadata({ shape: 'round' });
        await block('p').setHTTPHeaders({ blobContentType: 'text/html', blobCacheControl: 'no-store' });
        const found = await block('p').getProperties();
        assert.deepEqual(found.metadata, { shape: 'round' });
        assert.equal(found.contentType, 'text/html');
        assert.equal(found.cacheControl, 'no-store');
        assert.equal(found.contentLength, 5);
        assert.equal(found.blobType, 'BlockBlob');
    });
    await step('tags, conditions on them, finding by them', async () => {
        const kind = `kind${process.pid}`;
        await block('p').setTags({ [kind]: 'small' });
        assert.deepEqual((await block('p').getTags()).tags, { [kind]: 'small' });
        await block('p').getProperties({ conditions: { tagConditions: `"${kind}"='small'` } });
        await refused(412, 'ConditionNotMet', () => block('p').download(0, 1, { conditions: { tagConditions: `"${kind}"='large'` } }));
        assert.deepEqual((await all(service.findBlobsByTags(`"${kind}"='small'`))).map((each) => each.name), ['p']);
    });
    await step('conditions', async () => {
        const { etag } = await block('p').getProperties();
        await refused(409, 'BlobAlreadyExists', () => put('p', 'new', { conditions: { ifNoneMatch: '*' } }));
        await refused(412, 'ConditionNotMet', () => put('p', 'new', { conditions: { ifMatch: '"0x8D00000000000000"' } }));
        await refused(304, 'ConditionNotMet', () => block('p').download(0, 1, { conditions: { ifNoneMatch: etag } }));
        await put('p', 'new', { conditions: { ifMatch: etag } });
    });
    await step('tier', async () => {
        await block('p').setAccessTier('Cool');
        assert.equal((await block('p').getProperties()).accessTier, 'Cool');
    });
    await step('snapshots', async () => {
        const { snapshot } = await block('p').createSnapshot();
        await put('p', 'newer');
        assert.equal(await text(block('p').withSnapshot(snapshot)), 'new');
        const listed = await all(container.listBlobsFlat({ prefix: 'p', includeSnapshots: true }));
        assert.deepEqual(listed.filter((each) => each.name === 'p').map((each) => each.snapshot), [snapshot, undefined]);
        await refused(409, 'SnapshotsPresent', () => block('p').delete());
        await block('p').delete({ deleteSnapshots: 'only' });
        assert.equal(await text(block('p')), 'newer');
    });
}

async function leases(what, client, missing) {
    await step(`lease of a ${what}`, async () => {
        const lease = client.getBlobLeaseClient();
        await lease.acquireLease(15);
        const leased = await client.getProperties();
        assert.equal(`${leased.leaseState} ${leased.leaseStatus} ${leased.leaseDuration}`, 'leased locked fixed');
        await refused(409, 'LeaseAlreadyPresent', () => client.getBlobLeaseClient().acquireLease(15));
        await refused(412, missing, () => client.delete());
        await lease.renewLease();
        await lease.changeLease(randomUUID());
        await lease.breakLease(0);
        assert.equal((await client.getProperties()).leaseState, 'broken');
        await refused(409, 'LeaseIsBrokenAndCannotBeRenewed', () => lease.renewLease());
        await lease.releaseLease();
        assert.equal((await client.getProperties()).leaseState, 'available');
    });
}

async function copies() {
    await step('copy', async () => {
        const done = await (await block('copy').beginCopyFromURL(block(big).url)).pollUntilDone();
        assert.equal(done.copyStatus, 'success');
        assert.ok(content.equals(await block('copy').downloadToBuffer()));
        await refused(409, 'NoPendingCopyOperation', () => block('copy').abortCopyFromURL(done.copyId));
    });
    const signed = (name) => block(name).generateSasUrl({ permissions: sdk.BlobSASPermissions.parse('r'), expiresOn: inAnHour() });
    await step('copy at once', async () => {
        await put('source', 'source');
        assert.equal((await block('copied').syncCopyFromURL(await signed('source'))).copyStatus, 'success');
        assert.equal(await text(block('copied')), 'source');
    });
    await step('put from a URL', async () => {
        await block('from-url').syncUploadFromURL(await signed('source'));
        assert.equal(await text(block('from-url')), 'source');
    });
    await step('blocks from a URL', async () => {
        await block('from-url').stageBlockFromURL('YQ==', await signed('source'), 1, 3);
        await block('from-url').commitBlockList(['YQ==']);
        assert.equal(await text(block('from-url')), 'our');
    });
}

async function pages() {
    const page = container.getPageBlobClient('pages');
    // The SDK counts a range without its last byte.
    const ranges = async (found) => (await found).pageRange.map((each) => [each.offset, each.count]);
    await step('page blob: create, write, clear, ranges', async () => {
        await page.create(1 << 20);
        await page.uploadPages(content.subarray(0, 4096), 0, 4096);
        await page.uploadPages(content.subarray(0, 1024), 8192, 1024);
        await page.clearPages(512, 512);
        assert.deepEqual(await ranges(page.getPageRanges()), [[0, 511], [1024, 3071], [8192, 1023]]);
        const read = await page.downloadToBuffer(0, 2048);
        assert.ok(content.subarray(0, 512).equals(read.subarray(0, 512)));
        assert.ok(Buffer.alloc(512).equals(read.subarray(512, 1024)));
    });
    await step('what has changed since a snapshot', async () => {
        const { snapshot } = await page.createSnapshot();
        await page.uploadPages(content.subarray(0, 512), 16384, 512);
        await page.clearPages(0, 512);
        const diff = await page.getPageRangesDiff(0, 1 << 20, snapshot);
        assert.deepEqual(diff.pageRange.map((each) => [each.offset, each.count]), [[16384, 511]]);
        assert.deepEqual(diff.clearRange.map((each) => [each.offset, each.count]), [[0, 511]]);
    });
    await step('sequence numbers', async () => {
        await page.updateSequenceNumber('update', 7);
        await page.updateSequenceNumber('increment');
        assert.equal((await page.getProperties()).blobSequenceNumber, 8);
        await refused(412, 'SequenceNumberConditionNotMet', () =>
            page.uploadPages(content.subarray(0, 512), 0, 512, { conditions: { ifSequenceNumberLessThan: 8 } }));
    });
    await step('resize, and nothing beyond the end', async () => {
        await page.resize(4096);
        assert.equal((await page.getProperties()).contentLength, 4096);
        await refused(416, 'InvalidPageRange', () => page.uploadPages(content.subarray(0, 512), 4096, 512));
    });
    await step('append blob', async () => {
        const append = container.getAppendBlobClient('append');
        await append.create();
        await append.appendBlock('one', 3);
        const { blobAppendOffset } = await append.appendBlock('two', 3, { conditions: { appendPosition: 3 } });
        assert.equal(blobAppendOffset, '3');
        await refused(412, 'AppendPositionConditionNotMet', () => append.appendBlock('x', 1, { conditions: { appendPosition: 3 } }));
        await refused(412, 'MaxBlobSizeConditionNotMet', () => append.appendBlock('x', 1, { conditions: { maxSize: 6 } }));
        assert.equal(await text(append), 'onetwo');
        await append.seal();
        await refused(409, 'BlobIsSealed', () => append.appendBlock('x', 1));
    });
    await step('one type is not another', () => refused(409, 'InvalidBlobType', () => container.getAppendBlobClient('pages').appendBlock('x', 1)));
}

async function signatures() {
    await step('signed for a blob', async () => {
        const url = await block('p').generateSasUrl({ permissions: sdk.BlobSASPermissions.parse('r'), expiresOn: inAnHour() });
        assert.equal(await text(new BlobClient(url)), 'newer');
        await refused(403, 'AuthorizationPermissionMismatch', () => new BlobClient(url, undefined, once).delete());
        const forged = url.replace(/sig=[^&]{4}/, 'sig=AAAA');
        await refused(403, 'AuthenticationFailed', () => new BlobClient(forged, undefined, once).download());
    });
    await step('what the signature says of the answer', async () => {
        const url = await block('p').generateSasUrl({
            permissions: sdk.BlobSASPermissions.parse('r'), expiresOn: inAnHour(), contentDisposition: 'attachment; filename="ü"',
            contentType: 'text/odd',
        });
        const answer = await fetch(url);
        assert.equal(await answer.text(), 'newer');
        assert.equal(answer.headers.get('content-type'), 'text/odd');
    });
    await step('signed for a container, by a stored policy', async () => {
        const reader = new ContainerClient(await container.generateSasUrl({ identifier: 'readers' }), undefined, once);
        assert.equal(await text(reader.getBlobClient('p')), 'newer');
        await refused(403, 'AuthorizationPermissionMismatch', () => all(reader.listBlobsFlat()));
    });
    await step('signed for the account', async () => {
        const url = service.generateAccountSasUrl(inAnHour(), sdk.AccountSASPermissions.parse('rl'), 'sc');
        const reader = new BlobServiceClient(url, undefined, once);
        assert.ok((await all(reader.listContainers())).length > 0);
        await refused(403, 'AuthorizationResourceTypeMismatch', () =>
            reader.getContainerClient(container.containerName).getBlobClient('p').download());
    });
    await step('expired', async () => {
        const url = await block('p').generateSasUrl({ permissions: sdk.BlobSASPermissions.parse('r'), expiresOn: new Date(Date.now() - 60_000) });
        await refused(403, 'AuthenticationFailed', () => new BlobClient(url, undefined, once).download());
    });
    await step('a wrong key is refused', () => {
        const wrong = new BlobServiceClient(service.url, new StorageSharedKeyCredential(accountName, process.env.WRONG_KEY), once);
        return refused(403, 'AuthenticationFailed', () => wrong.getProperties());
    });
    await step('nobody at all', () =>
        refused(401, 'NoAuthenticationInformation', () => new BlobClient(block('p').url, undefined, once).download()));
    if (process.env.DEVELOPER === 'yes') {
        await step('UseDevelopmentStorage=true', async () => {
            const developer = BlobServiceClient.fromConnectionString('UseDevelopmentStorage=true', once);
            assert.equal(await text(developer.getContainerClient(container.containerName).getBlobClient('p')), 'newer');
        });
    }
}

async function removals() {
    await step('deleted and back', async () => {
        await service.setProperties({ deleteRetentionPolicy: { enabled: true, days: 2 } });
        await put('gone', 'not yet');
        await block('gone').delete();
        await refused(404, 'BlobNotFound', () => block('gone').download());
        const listed = await all(container.listBlobsFlat({ prefix: 'gone', includeDeleted: true }));
        assert.ok(listed[0].deleted);
        await block('gone').undelete();
        assert.equal(await text(block('gone')), 'not yet');
        await service.setProperties({ deleteRetentionPolicy: { enabled: false } });
    });
    await step('many in one request', async () => {
        const batch = service.getBlobBatchClient();
        const some = ['l/1', 'l/2', 'none'].map((each) => block(each).url);
        const { subResponses } = await batch.deleteBlobs(some, credential);
        assert.deepEqual(subResponses.map((each) => each.status), [202, 202, 404]);
        assert.equal(subResponses[2].errorCode, 'BlobNotFound');
        const tiered = await batch.setBlobsAccessTier([block('p').url], credential, 'Hot');
        assert.equal(tiered.subResponses[0].status, 200);
    });
    await step('a missing blob', () => refused(404, 'BlobNotFound', () => block('nothing').download()));
    await step('delete container', async () => {
        await container.delete();
        assert.equal(await container.exists(), false);
    });
}

await containers();
await blocks();
await properties();
await leases('blob', block('p'), 'LeaseIdMissing');
await leases('container', container, 'LeaseIdMissing');
await copies();
await pages();
await signatures();
await removals();
finish('js');
