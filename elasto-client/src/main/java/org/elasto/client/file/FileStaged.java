package org.elasto.client.file;

import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.Leftover;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.RequestBody;

/** A file of a share in the making: a file beside it takes the ranges, and is renamed. */
final class FileStaged implements StagedFile {

    private final FileOperations operations;
    private final FilePath path;
    private final StageOptions options;
    private final FileRef draft;
    private boolean ended;

    private FileStaged(FileOperations operations, FilePath path, StageOptions options, FileRef draft) {
        this.operations = operations;
        this.path = path;
        this.options = options;
        this.draft = draft;
    }

    static FileStaged begin(FileEndpoint endpoint, FilePath path, StageOptions options) {
        FileOperations operations = endpoint.operations();
        if (!options.replace() && ShareStat.ifFile(operations, path.ref()) != null) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " exists already");
        }
        FileRef draft = path.ref().beside(Leftover.newDraftName());
        ContentHeaders headers =
                ContentHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
        operations.createFile(draft, options.size(), headers, null);
        return new FileStaged(operations, path, options, draft);
    }

    static FileStaged resume(FileEndpoint endpoint, FilePath path, StageOptions options, String token) {
        FileRef draft = path.ref().beside(token);
        FileInfo there = endpoint.operations().getFileProperties(draft);
        if (there.size() != options.size()) {
            throw new StorageException(ErrorKind.NOT_FOUND, "somebody else made " + draft);
        }
        return new FileStaged(endpoint.operations(), path, options, draft);
    }

    @Override
    public String token() {
        String whole = draft.path();
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    @Override
    public int pieceSize() {
        return FileTarget.LARGEST_WRITE;
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    public int unit() {
        return 1;
    }

    /** What was written stays for as long as the draft does. */
    @Override
    public boolean holds(ByteRange piece, long crc64) {
        return piece.end() <= options.size();
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        operations.putRange(draft, offset, RequestBody.of(piece), null);
    }

    @Override
    public void publish() {
        RenameOptions how = options.replace() ? RenameOptions.REPLACE : RenameOptions.NEW;
        FileOpening.rename(operations, draft, path, how.withLastWrite(options.modified()));
        ended = true;
    }

    @Override
    public void discard() {
        if (!ended) {
            ended = true;
            operations.deleteFile(draft, null);
        }
    }

    @Override
    public void close() {
        // What is left waits beside the file.
    }
}
