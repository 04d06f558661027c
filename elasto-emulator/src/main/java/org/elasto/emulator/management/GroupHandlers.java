package org.elasto.emulator.management;

import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;

/** Resource groups. */
final class GroupHandlers {

    private GroupHandlers() {}

    static Response create(ArmCall call) {
        String name = call.variable("group");
        ResourceGroups.checkName(name);
        JsonObject asked = call.json();
        String location = asked.text("location");
        if (location == null || location.isBlank()) {
            throw ArmError.LOCATION_REQUIRED.with();
        }
        Region region = Region.find(location);
        if (region == null) {
            throw ArmError.LOCATION_NOT_AVAILABLE_FOR_GROUP.with(location, Region.names());
        }
        ArmContext context = call.context();
        boolean created = context.store().update(world -> {
            ResourceGroup known = context.groups().find(world, name);
            if (known != null && !known.region().equals(region)) {
                throw ArmError.GROUP_LOCATION_INVALID.with(
                        region.name(), known.region().name());
            }
            ResourceGroup group = known == null
                    ? new ResourceGroup(name, region, asked.object("tags"))
                    : known.withTags(asked.object("tags"));
            return new Change<>(context.groups().with(world, group), known == null);
        });
        return ArmCall.answer(created ? 201 : 200, document(call, require(call)));
    }

    private static ResourceGroup require(ArmCall call) {
        World world = call.context().store().world();
        return call.context().groups().require(world, call.variable("group"));
    }

    private static JsonObject document(ArmCall call, ResourceGroup group) {
        return JsonObject.EMPTY
                .with("id", "/subscriptions/" + call.subscription() + "/resourceGroups/" + group.name())
                .with("name", group.name())
                .with("type", "Microsoft.Resources/resourceGroups")
                .with("location", group.region().name())
                .with("tags", group.tags())
                .with("properties", JsonObject.EMPTY.with("provisioningState", "Succeeded"));
    }

    static Response get(ArmCall call) {
        return ArmCall.answer(200, document(call, require(call)));
    }

    static Response check(ArmCall call) {
        World world = call.context().store().world();
        boolean there = call.context().groups().find(world, call.variable("group")) != null;
        return Response.of(there ? 204 : 404);
    }

    static Response update(ArmCall call) {
        JsonObject asked = call.json();
        ArmContext context = call.context();
        ResourceGroup group = context.store().update(world -> {
            ResourceGroup known = context.groups().require(world, call.variable("group"));
            ResourceGroup next = asked.value("tags") == null ? known : known.withTags(asked.object("tags"));
            return new Change<>(context.groups().with(world, next), next);
        });
        return ArmCall.answer(200, document(call, group));
    }

    /** With all that is in it, at once. */
    static Response delete(ArmCall call) {
        ArmContext context = call.context();
        context.store().update(world -> {
            ResourceGroup group = context.groups().require(world, call.variable("group"));
            World left = context.groups().without(world, group);
            for (ManagedAccount account : context.accounts().all(world)) {
                if (account.group().equalsIgnoreCase(group.name())) {
                    left = AccountHandlers.erased(context, left, account.name());
                }
            }
            return new Change<>(left, group);
        });
        return Response.of(200);
    }

    static Response list(ArmCall call) {
        World world = call.context().store().world();
        return ArmCall.answer(
                200,
                JsonObject.page(call.context().groups().all(world).stream()
                        .map(group -> document(call, group))
                        .toList()));
    }
}
