package org.elasto.emulator.management;

import java.util.List;
import java.util.Locale;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store.Change;

/** The keys of storage accounts. */
final class KeyHandlers {

    private static final List<String> NAMES = List.of("key1", "key2");

    private KeyHandlers() {}

    static Response list(ArmCall call) {
        return answer(AccountHandlers.require(call, call.context().store().world()));
    }

    static Response regenerate(ArmCall call) {
        String name = call.json().text("keyName");
        String key = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(key)) {
            throw ArmError.INVALID_VALUES.with("keyName");
        }
        ArmContext context = call.context();
        AccountKey fresh = context.newKey(key);
        return answer(context.store().update(world -> {
            ManagedAccount changed = AccountHandlers.require(call, world).withKey(fresh);
            return new Change<>(context.accounts().with(world, changed), changed);
        }));
    }

    private static Response answer(ManagedAccount account) {
        List<JsonObject> keys = account.keys().stream()
                .map(key -> JsonObject.EMPTY
                        .with("creationTime", AzureDates.iso(key.created()))
                        .with("keyName", key.name())
                        .with("value", key.value())
                        .with("permissions", "FULL"))
                .toList();
        return ArmCall.answer(200, JsonObject.EMPTY.with("keys", keys));
    }
}
