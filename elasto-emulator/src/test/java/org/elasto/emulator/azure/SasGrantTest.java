package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.azure.SasNeed.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a SAS that holds lets its bearer do. */
class SasGrantTest {

    private final SasBench sas = new SasBench();

    @ParameterizedTest
    @CsvSource({
        "b, o, r, GET_BLOB, false, ok",
        "f, o, r, GET_BLOB, false, 403 AuthorizationServiceMismatch",
        "b, sc, r, GET_BLOB, false, 403 AuthorizationResourceTypeMismatch",
        "b, sco, w, GET_BLOB, false, 403 AuthorizationPermissionMismatch",
        "b, o, c, PUT_BLOB, false, ok",
        "b, o, c, PUT_BLOB, true, 403 AuthorizationPermissionMismatch",
        "b, o, w, PUT_BLOB, true, ok",
        "b, c, c, CREATE_CONTAINER, false, ok",
        "b, c, d, BREAK_CONTAINER_LEASE, false, ok",
        "b, c, d, LEASE_CONTAINER, false, 403 AuthorizationPermissionMismatch",
        "b, sco, rwdlac, SET_CONTAINER_ACL, false, 403 AuthorizationFailure",
        "b, s, l, LIST_CONTAINERS, false, ok",
        "b, o, a, APPEND_BLOCK, false, ok",
    })
    void whatAnAccountSasGrants(
            String services,
            String levels,
            String letters,
            SasOperation operation,
            boolean overwrites,
            String expected) {
        SasGrant grant = sas.account()
                .set("ss", services)
                .set("srt", levels)
                .set("sp", letters)
                .sign()
                .grant();

        assertThat(Refusal.of(() -> grant.require(operation.need(), StorageService.BLOB, overwrites)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "racwdl, LIST_BLOBS, ok",
        "r, LIST_BLOBS, 403 AuthorizationPermissionMismatch",
        "racwdl, DELETE_CONTAINER, 403 AuthorizationFailure",
        "racwdl, GET_CONTAINER_PROPERTIES, 403 AuthorizationFailure",
        "racwdl, LIST_CONTAINERS, 403 AuthorizationFailure",
        "racwdl, GET_BLOB, ok",
    })
    void whatAContainersSasGrants(String letters, SasOperation operation, String expected) {
        SasGrant grant = sas.service().set("sr", "c").set("sp", letters).sign().grant();

        assertThat(Refusal.of(() -> grant.require(operation.need(), StorageService.BLOB, false)))
                .isEqualTo(expected);
    }

    @Test
    void anOldOneIsToldNothing() {
        SasGrant grant = sas.service().set("sv", "2013-08-15").sign().grant();

        assertThat(Refusal.of(() -> grant.require(SasOperation.DELETE_BLOB.need(), StorageService.BLOB, false)))
                .isEqualTo("404 ResourceNotFound");
    }

    @Test
    void filesHaveTheirOwnResources() {
        sas.service = StorageService.FILE;
        sas.service().set("sr", "f").set("sp", "rcwd").sign();

        assertThat(sas.detail()).isEqualTo("ok");
        assertThat(sas.grant().services()).isEqualTo("f");
    }

    @Test
    void everyOperationSaysWhatItNeeds() {
        for (SasOperation operation : SasOperation.values()) {
            @Nullable Level level = operation.need().level();
            assertThat(level).as(operation.name()).isNotNull();
            assertThat(SasPermissions.parseAccount(operation.need().anyOf()))
                    .as(operation.name())
                    .isNotNull();
        }
    }
}
