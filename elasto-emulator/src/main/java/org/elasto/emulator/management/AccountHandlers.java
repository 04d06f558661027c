package org.elasto.emulator.management;

import java.util.List;
import java.util.Locale;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.management.ManagedAccount.Birth;
import org.elasto.emulator.management.ManagedAccount.Place;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** Creating, changing, finding and deleting storage accounts. */
final class AccountHandlers {

    /** In seconds; nothing takes any time here, so it is the least that every client takes for a pause. */
    private static final String RETRY_AFTER = "1";

    private AccountHandlers() {}

    /** An account, and whether the request made it. */
    private record Outcome(ManagedAccount account, boolean created) {}

    static Response create(ArmCall call) {
        String name = call.variable("account");
        AccountRequest asked = new AccountRequest(call.json());
        requireName(name);
        ArmContext context = call.context();
        List<AccountKey> keys = List.of(context.newKey("key1"), context.newKey("key2"));
        Birth birth = new Birth(context.now(), context.newGuid());
        Outcome outcome = context.store().update(world -> {
            ResourceGroup group = context.groups().require(world, call.variable("group"));
            ManagedAccount known = context.accounts().find(world, name);
            if (known == null) {
                ManagedAccount made = ManagedAccount.of(new Place(group.name(), name), asked.create(), keys, birth);
                World clean = context.settings().erase().apply(world, name);
                return new Change<>(context.accounts().with(clean, made), new Outcome(made, true));
            }
            requireSamePlace(known, group, asked.document());
            ManagedAccount changed = known.withShape(asked.change(known.shape()));
            return new Change<>(context.accounts().with(world, changed), new Outcome(changed, false));
        });
        ManagedAccount account = outcome.account();
        if (!outcome.created()) {
            return ArmCall.answer(200, AccountDocument.of(call, account));
        }
        return Response.of(202)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Retry-After", RETRY_AFTER)
                .header(
                        "Location",
                        call.origin() + "/subscriptions/" + call.subscription()
                                + "/providers/Microsoft.Storage/locations/"
                                + account.shape().region().name() + "/asyncoperations/" + account.operation()
                                + "?monitor=true&api-version=" + call.query().text("api-version"));
    }

    private static void requireSamePlace(ManagedAccount known, ResourceGroup group, JsonObject document) {
        if (!known.group().equalsIgnoreCase(group.name())) {
            throw ArmError.ACCOUNT_IN_ANOTHER_GROUP.with(known.name());
        }
        String location = document.text("location");
        if (location == null || location.isBlank()) {
            throw ArmError.LOCATION_REQUIRED.with();
        }
        String here = known.shape().region().name();
        if (!Region.normalised(location).equals(here)) {
            throw ArmError.INVALID_RESOURCE_LOCATION.with(
                    known.name(), here, known.group(), Region.normalised(location));
        }
    }

    private static boolean isName(String name) {
        return name.length() >= 3
                && name.length() <= 24
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw ArmError.ACCOUNT_NAME_INVALID.with(name);
        }
    }

    /** What a create is asked again for: it is done as soon as it is begun. */
    static Response result(ArmCall call) {
        String operation = call.variable("operation").toLowerCase(Locale.ROOT);
        for (ManagedAccount account :
                call.context().accounts().all(call.context().store().world())) {
            if (account.operation().equals(operation)) {
                return ArmCall.answer(200, AccountDocument.of(call, account));
            }
        }
        throw ArmError.OPERATION_NOT_FOUND.with(operation);
    }

    /**
     * The account of a request.
     *
     * @throws ArmException ResourceGroupNotFound or ResourceNotFound
     */
    static ManagedAccount require(ArmCall call, World world) {
        ManagedAccount account = find(call, world);
        if (account == null) {
            throw ArmError.RESOURCE_NOT_FOUND.with(call.variable("account"), call.variable("group"));
        }
        return account;
    }

    private static @Nullable ManagedAccount find(ArmCall call, World world) {
        ResourceGroup group = call.context().groups().require(world, call.variable("group"));
        ManagedAccount account =
                call.context().accounts().find(world, call.variable("account").toLowerCase(Locale.ROOT));
        return account == null || !account.group().equalsIgnoreCase(group.name()) ? null : account;
    }

    static Response get(ArmCall call) {
        ManagedAccount account = require(call, call.context().store().world());
        return ArmCall.answer(200, AccountDocument.of(call, account));
    }

    static Response update(ArmCall call) {
        AccountRequest asked = new AccountRequest(call.json());
        ArmContext context = call.context();
        ManagedAccount account = context.store().update(world -> {
            ManagedAccount known = require(call, world);
            ManagedAccount changed = known.withShape(asked.change(known.shape()));
            return new Change<>(context.accounts().with(world, changed), changed);
        });
        return ArmCall.answer(200, AccountDocument.of(call, account));
    }

    static Response delete(ArmCall call) {
        ArmContext context = call.context();
        boolean found = context.store().update(world -> {
            ManagedAccount account = find(call, world);
            return account == null
                    ? new Change<>(world, false)
                    : new Change<>(erased(context, world, account.name()), true);
        });
        return Response.of(found ? 200 : 204);
    }

    /** The world without an account and without all that is in it. */
    static World erased(ArmContext context, World world, String name) {
        return context.accounts().without(context.settings().erase().apply(world, name), name);
    }

    static Response list(ArmCall call) {
        List<ManagedAccount> all =
                call.context().accounts().all(call.context().store().world());
        return page(call, all);
    }

    static Response listInGroup(ArmCall call) {
        World world = call.context().store().world();
        ResourceGroup group = call.context().groups().require(world, call.variable("group"));
        List<ManagedAccount> all = call.context().accounts().all(world).stream()
                .filter(account -> account.group().equalsIgnoreCase(group.name()))
                .toList();
        return page(call, all);
    }

    private static Response page(ArmCall call, List<ManagedAccount> accounts) {
        List<JsonObject> documents = accounts.stream()
                .map(account -> AccountDocument.of(call, account))
                .toList();
        return ArmCall.answer(200, JsonObject.page(documents));
    }

    static Response checkName(ArmCall call) {
        JsonObject asked = call.json();
        String name = asked.text("name");
        if (name == null || !AccountDocument.TYPE.equalsIgnoreCase(asked.text("type"))) {
            throw ArmError.INVALID_VALUES.with(name == null ? "name" : "type");
        }
        if (!isName(name)) {
            return taken("AccountNameInvalid", ArmError.ACCOUNT_NAME_INVALID.message(name));
        }
        return call.context().accounts().find(name) == null
                ? ArmCall.answer(200, JsonObject.EMPTY.with("nameAvailable", true))
                : taken("AlreadyExists", "The storage account named " + name + " is already taken.");
    }

    private static Response taken(String reason, String message) {
        return ArmCall.answer(
                200,
                JsonObject.EMPTY
                        .with("nameAvailable", false)
                        .with("reason", reason)
                        .with("message", message));
    }
}
