package org.elasto.emulator.file;

import java.util.regex.Pattern;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** The security descriptors of a share, which directories and files refer to by their keys. */
final class PermissionHandlers {

    private static final String KEY = "x-ms-file-permission-key";
    private static final Pattern KEY_FORM = Pattern.compile("[0-9]{1,20}\\*[0-9]{1,20}");

    /** More than any descriptor takes, whose lists have their sizes in 16 bits. */
    private static final long LONGEST = 1 << 20;

    private PermissionHandlers() {}

    static Reception create(FileCall call) {
        call.target().requirePresent();
        return call.readBody(LONGEST, payload -> {
            Sddl descriptor = PermissionDocument.read(payload.content().toByteArray());
            Shares.update(
                    call, share -> share.withPermissions(share.permissions().plus(descriptor)));
            return Response.of(201).header(KEY, descriptor.key());
        });
    }

    static Reception get(FileCall call) {
        call.target().requirePresent();
        String key = call.header(KEY);
        if (key == null) {
            throw AzureException.missingHeader(KEY);
        }
        PermissionFormat format = PermissionFormat.of(call.request());
        if (!KEY_FORM.matcher(key).matches()) {
            throw AzureException.invalidHeader(KEY, key);
        }
        Sddl descriptor = Shares.require(call.context().store().world(), call.target())
                .permissions()
                .find(key);
        if (descriptor == null) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        boolean asked = call.header(PermissionFormat.HEADER) != null;
        return Response.of(200).body(PermissionDocument.write(descriptor, asked ? format : null));
    }
}
