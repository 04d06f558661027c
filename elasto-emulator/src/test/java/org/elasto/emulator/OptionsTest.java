package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }

    @Test
    void everyOptionHasADefault() {
        Options options = parse();

        assertThat(options.config().host()).isEqualTo("127.0.0.1");
        assertThat(options.config().s3Port()).isEqualTo(9000);
        assertThat(options.config().blobPort()).isEqualTo(10_000);
        assertThat(options.config().filePort()).isEqualTo(10_003);
        assertThat(options.config().azureAccounts()).containsExactly(StorageAccount.DEVELOPMENT);
        assertThat(options.config().plainBearer()).isFalse();
        assertThat(options.config().adminPort()).isEqualTo(9001);
        assertThat(options.config().proxyPort()).isEmpty();
        assertThat(options.config().dialect()).isEqualTo(S3Dialect.AWS);
        assertThat(options.config().region()).isEqualTo("us-east-1");
        assertThat(options.config().s3Users()).containsExactly(S3User.DEFAULT);
        assertThat(options.readyFile()).isNull();
    }

    @Test
    void everyOptionIsTakenInBothForms() {
        Options options = parse(
                "--host",
                "::1",
                "--s3-port=0",
                "--blob-port=10001",
                "--admin-port",
                "65535",
                "--proxy-port=9002",
                "--region",
                "eu-west-1",
                "--dialect=RGW",
                "--s3-user",
                "id=a,access-key=AK,secret-key=s=/+1,display-name=An A,email=a@example.org,tenant=t",
                "--s3-user=id=b,access-key=BK,secret-key=t",
                "--ready-file",
                "ready.json");

        assertThat(options.config().host()).isEqualTo("::1");
        assertThat(options.config().s3Port()).isZero();
        assertThat(options.config().blobPort()).isEqualTo(10_001);
        assertThat(options.config().adminPort()).isEqualTo(65_535);
        assertThat(options.config().proxyPort()).hasValue(9002);
        assertThat(options.config().region()).isEqualTo("eu-west-1");
        assertThat(options.config().dialect()).isEqualTo(S3Dialect.RGW);
        assertThat(options.config().s3Users())
                .containsExactly(
                        new S3User("a", "AK", "s=/+1", "An A", "a@example.org", "t"),
                        new S3User("b", "BK", "t", null, null, null));
        assertThat(options.readyFile()).isEqualTo(Path.of("ready.json"));
    }

    @Test
    void filesHaveAPort() {
        assertThat(parse("--file-port=0").config().filePort()).isZero();
    }

    @Test
    void theManagementHasAPortAndASubscription() {
        Options options = parse("--management-port=0", "--azure-subscription", "0A000000-0000-4000-8000-00000000000b");

        assertThat(options.config().managementPort()).isZero();
        assertThat(options.config().azureSubscription()).hasToString("0a000000-0000-4000-8000-00000000000b");
        assertThat(parse().config().managementPort()).isEqualTo(10_004);
    }

    @Test
    void accountsBringTheirKeys() {
        Options options = parse(
                "--azure-account", "devstoreaccount1:AAAA", "--azure-account=other:AAAA:BBBB", "--plain-bearer=true");

        assertThat(options.config().azureAccounts())
                .containsExactly(
                        StorageAccount.of("devstoreaccount1", "AAAA"), StorageAccount.of("other", "AAAA", "BBBB"));
        assertThat(options.config().plainBearer()).isTrue();
        assertThat(options.config().toString()).doesNotContain("AAAA");
    }

    @ParameterizedTest
    @CsvSource({
        "--s3-prot=1, there is no option --s3-prot",
        "emulator, there is no option emulator",
        "--s3-port, --s3-port needs a value",
        "--s3-port=x, a port is a number from 0 to 65535",
        "--s3-port=-1, a port is a number",
        "--admin-port=65536, a port is a number",
        "--blob-port=no, a port is a number",
        "--proxy-port=-1, a port is a number",
        "--management-port=-1, a port is a number",
        "--azure-subscription=1, a subscription is a GUID",
        "--azure-subscription=1-1-1-1-1, a subscription is a GUID",
        "--region=EU, 'a region has lower-case letters, digits and -'",
        "--region=, a region has a name",
        "--dialect=minio, there is aws and rgw",
        "'--s3-user=id=a,access-key=b', a user needs secret-key",
        "'--s3-user=access-key=b,secret-key=c', a user needs id",
        "'--s3-user=id=a,access-key=,secret-key=c', a user needs access-key",
        "'--s3-user=id=a,access-key=b,secret-key=c,role=d', a user has no role",
        "'--s3-user=id=a,access-key=b,secret-key=c,id=d', a user has one id",
        "--azure-account=name, write it as NAME:BASE64KEY",
        "--azure-account=name:%%%, a key of account name is not Base64",
        "--azure-account=a:AAAA:BBBB:CCCC, write it as NAME:BASE64KEY",
    })
    void mistakesAreExplained(String argument, String message) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(Options.UsageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noMistakeRepeatsASecret() {
        for (String argument : List.of(
                "--s3-user=id=a,access-key=b,secret-key=hidden,c",
                "--s3-user=id=a,secret-key=hidden",
                "--s3-user=id=a,access-key=b,secret-key=hidden,secret-key=hidden",
                "--azure-account=name:hidden!",
                "--azure-account=name:hidden:hidden:hidden")) {
            assertThatThrownBy(() -> parse(argument))
                    .isInstanceOf(Options.UsageException.class)
                    .message()
                    .doesNotContain("hidden");
        }
    }

    @Test
    void twoUsersWithOneKeyAreAMistake() {
        assertThatThrownBy(() ->
                        parse("--s3-user=id=a,access-key=k,secret-key=s", "--s3-user=id=b,access-key=k,secret-key=t"))
                .isInstanceOf(Options.UsageException.class)
                .hasMessageContaining("two users have the access key k");
    }

    @Test
    void helpNamesEveryOption() {
        for (String option : List.of(
                "--host",
                "--s3-port",
                "--admin-port",
                "--blob-port",
                "--file-port",
                "--proxy-port",
                "--region",
                "--dialect",
                "--s3-user",
                "--azure-account",
                "--plain-bearer",
                "--ready-file",
                "--help",
                "--version")) {
            assertThat(Options.HELP).contains(option + (option.equals("--help") ? "," : ""));
        }
    }

    @Test
    void faultsAreTakenInTurn() {
        Options options =
                parse("--fault", "op=UploadPart nth=3 do=SlowDown", "--fault=rate=0.1 seed=7 do=503,reset,cut");

        assertThat(options.config().faults())
                .containsExactly(
                        Fault.parse("op=UploadPart nth=3 do=SlowDown"),
                        Fault.parse("rate=0.1 seed=7 do=503,reset,cut"));
        assertThat(options.config().toBuilder().build().faults())
                .isEqualTo(options.config().faults());
        assertThatThrownBy(() -> parse("--fault", "op=UploadPartt do=reset"))
                .isInstanceOf(Options.UsageException.class)
                .hasMessage("--fault: no front has an operation UploadPartt");
    }
}
