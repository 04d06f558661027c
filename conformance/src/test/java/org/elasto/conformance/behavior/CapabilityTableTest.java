package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/capabilities.md says of each backend what its own {@code capabilities()} say, and names tests that are there. */
class CapabilityTableTest {

    private static final Path TABLE = Path.of("..", "docs", "capabilities.md");

    private static final List<String> BACKENDS = List.of("s3", "abb", "apb", "afs", "file");

    /**
     * What holds a capability to its word.
     *
     * @param works run where a backend has it
     * @param refused run where it has it not; empty where every backend has it
     */
    private record Proof(List<String> works, String refused) {}

    private static final Map<Capability, Proof> PROOFS = new EnumMap<>(Map.of(
            Capability.WRITE_RANGE,
            new Proof(
                    List.of("WriteBehaviorTest.overwritesTheMiddle"),
                    "CapabilityBehaviorTest.writingTheMiddleNeedsWriteRange"),
            Capability.WRITE_SEQUENTIAL,
            new Proof(
                    List.of(
                            "WriteBehaviorTest.manyWritesInOrder",
                            "WriteBehaviorTest.appendsAtTheEnd",
                            "WriteBehaviorTest.replacesTheWholeFromTheStart"),
                    "WriteBehaviorTest.aGapIsRefusedWhereRangesCannotBeWritten"),
            Capability.SPARSE,
            new Proof(
                    List.of(
                            "SparseBehaviorTest.growingAddsZeros",
                            "SparseBehaviorTest.shrinkingForgets",
                            "SparseBehaviorTest.holesReadAsZeros",
                            "SparseBehaviorTest.aFarWriteCostsWhatIsWritten"),
                    "CapabilityBehaviorTest.truncatePunchAndListRangesNeedSparse"),
            Capability.REWRITE,
            new Proof(
                    List.of(
                            "RewriteBehaviorTest.theMiddleIsWrittenOver",
                            "RewriteBehaviorTest.itIsCutOffAndContinued",
                            "RewriteBehaviorTest.aHoleIsZeros",
                            "RewriteBehaviorTest.onlyWhatChangedIsSent",
                            "RewriteBehaviorTest.whoIsLateLosesAndLeavesTheOther",
                            "RewriteBehaviorTest.whatIsNotCommittedNeverWas"),
                    "CapabilityBehaviorTest.writingAnywhereNeedsRewrite"),
            Capability.SPLICE,
            new Proof(
                    List.of(
                            "SpliceBehaviorTest.copiesTheWhole",
                            "SpliceBehaviorTest.copiesARange",
                            "SpliceBehaviorTest.copiesBehindWhatIsThere",
                            "SpliceBehaviorTest.copiesBetweenContainers"),
                    "CapabilityBehaviorTest.spliceNeedsSplice"),
            Capability.LEASES,
            new Proof(
                    List.of(
                            "LeaseBehaviorTest.theHolderWritesAndNobodyElse",
                            "LeaseBehaviorTest.oneHolderAtATime",
                            "LeaseBehaviorTest.brokenLeasesAreLost",
                            "LeaseBehaviorTest.leasedContainersAreNotRemoved"),
                    "LeaseBehaviorTest.leasesNeedLeases"),
            Capability.ADVISORY_LOCKS,
            new Proof(
                    List.of(
                            "LockBehaviorTest.oneHolderAtATime",
                            "LockBehaviorTest.numbersRise",
                            "LockBehaviorTest.twoWritersNeverHoldItAtOnce"),
                    "LockBehaviorTest.locksNeedLocks"),
            Capability.DIRECTORIES,
            new Proof(List.of("ListBehaviorTest.emptyDirectoryIsThere", "ListBehaviorTest.directoriesOnce"), ""),
            Capability.RENAME,
            new Proof(
                    List.of(
                            "RenameBehaviorTest.whatHasTheNameIsReplacedOnlyIfAskedFor",
                            "RenameBehaviorTest.directoriesTakeAlongWhatIsInThem",
                            "RenameBehaviorTest.ofManyWhoRenameOneFileOneDoes"),
                    "RenameBehaviorTest.renamingNeedsRename"),
            Capability.EXCLUSIVE_CREATE,
            new Proof(
                    List.of(
                            "OpenBehaviorTest.exclusiveCreateRefusesWhatExists",
                            "OpenBehaviorTest.exclusiveCreateHasOneWinner"),
                    "")));

    static {
        PROOFS.put(
                Capability.PRESIGN,
                new Proof(
                        List.of(
                                "PresignBehaviorTest.anybodyReads",
                                "PresignBehaviorTest.anybodyWrites",
                                "PresignBehaviorTest.anybodyRemoves",
                                "PresignBehaviorTest.nobodyDoesAnythingElse"),
                        "PresignBehaviorTest.presigningNeedsPresign"));
        PROOFS.put(
                Capability.VERSIONS,
                new Proof(
                        List.of("VersionBehaviorTest.whatIsThereIsTheCurrentOne"),
                        "VersionBehaviorTest.listingVersionsNeedsVersions"));
    }

    @Test
    void theTableSaysWhatTheBackendsSay() throws IOException {
        String expected = Stream.concat(
                        Stream.of(
                                "| capability | " + String.join(" | ", BACKENDS)
                                        + " | proved, where it is there, by | and where it is not, by |",
                                "|---|" + "---|".repeat(BACKENDS.size()) + "---|---|"),
                        Arrays.stream(Capability.values()).map(CapabilityTableTest::row))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(Files.readString(TABLE)).contains(expected);
    }

    private static String row(Capability capability) {
        Proof proof = proof(capability);
        String cells = BACKENDS.stream()
                .map(backend -> of(backend).contains(capability) ? "yes" : "–")
                .collect(Collectors.joining(" | "));
        String works = proof.works().stream().map(test -> "`" + test + "`").collect(Collectors.joining("<br>"));
        return "| " + capability + " | " + cells + " | " + works + " | "
                + (proof.refused().isEmpty() ? "" : "`" + proof.refused() + "`") + " |";
    }

    private static Proof proof(Capability capability) {
        return Objects.requireNonNull(PROOFS.get(capability), () -> "nothing proves " + capability);
    }

    private static Set<Capability> of(String backend) {
        try (Elasto client = Elasto.create(ClientConfig.builder().build())) {
            return client.capabilities(StorageUri.parse(backend + ":///"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsTestsAreThere(Capability capability) {
        Proof proof = proof(capability);
        Stream<String> all = proof.refused().isEmpty()
                ? proof.works().stream()
                : Stream.concat(proof.works().stream(), Stream.of(proof.refused()));
        assertThat(all)
                .allSatisfy(test ->
                        assertThat(method(test).isAnnotationPresent(Test.class)).isTrue());
        boolean everywhere = BACKENDS.stream().allMatch(backend -> of(backend).contains(capability));
        assertThat(everywhere || !proof.refused().isEmpty())
                .as("nothing shows that %s is refused", capability)
                .isTrue();
    }

    private static Method method(String test) throws ReflectiveOperationException {
        int dot = test.indexOf('.');
        Class<?> type = Class.forName(CapabilityTableTest.class.getPackageName() + "." + test.substring(0, dot));
        return type.getDeclaredMethod(test.substring(dot + 1));
    }
}
