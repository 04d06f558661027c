package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.elasto.emulator.Fault.Front;
import org.elasto.emulator.http.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do=reset",
                "do=close",
                "do=commit-reset",
                "do=commit-close",
                "do=cut:half",
                "do=cut:0",
                "do=cut-request:half",
                "do=cut-request:65536",
                "do=503",
                "do=SlowDown",
                "do=ServerBusy",
                "do=500,reset,cut:100",
                "delay=200ms",
                "delay=2s do=reset",
                "retry-after=5 do=503",
                "nth=3 do=reset",
                "every=10 do=reset",
                "rate=0.1 seed=7 do=reset",
                "rate=1 seed=-9 do=reset",
                "rate=0.00000000000000000000000000000001 seed=1 do=reset",
                "times=2 do=reset",
                "rate=0.5 seed=1 times=2 do=reset",
                "on=s3 do=SlowDown",
                "on=blob,file do=OperationTimedOut",
                "on=management do=429",
                "op=UploadPart do=reset",
                "op=PutBlob,PutBlockList,PutRange do=503",
                "op=StorageAccountsCreate do=TooManyRequests",
                "path=/bucket/key do=reset",
                "path=/bucket/* do=reset",
                "path=/* do=reset",
                "path=/%2A/a%20b/%C3%BC%25%2B%23%26 do=reset",
                "path=/$root/x*y* do=reset",
                "on=s3 op=UploadPart path=/b/* nth=3 delay=1500ms retry-after=1 do=SlowDown",
            })
    void everyTextSaysTheSameAgain(String text) {
        Fault fault = Fault.parse(text.replace("x*y", "x%2Ay"));

        assertThat(fault.toString()).isEqualTo(text.replace("x*y", "x%2Ay"));
        assertThat(Fault.parse(fault.toString())).isEqualTo(fault).hasSameHashCodeAs(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do=cut | do=cut:half",
                "do=cut-request | do=cut-request:half",
                "'  do=reset   on=file,s3,s3 ' | on=s3,file do=reset",
                "do=reset path=bucket/key | path=/bucket/key do=reset",
                "do=reset path=/a+b | path=/a%2Bb do=reset",
                "do=reset op=uploadpart | op=UploadPart do=reset",
                "do=reset rate=.25 | rate=0.25 seed=1 do=reset",
                "do=reset delay=3000ms | delay=3s do=reset",
            })
    void thereAreShorterWaysToSayIt(String text, String whole) {
        assertThat(Fault.parse(text)).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | does something",
                "on=s3 | does something",
                "delay=0s | does something",
                "reset | a fault has the words on, op",
                "do=reset when=now | not when=now",
                "do= | do needs a value",
                "do=reset do=reset | one do",
                "do=rset | has none that is rset",
                "do=reset,,cut | an error is a code",
                "do=reset:5 | without more",
                "do=cut:x | a cut is a whole number, not x",
                "do=cut:-1 | a whole number, not -1",
                "do=404 | none that is 404",
                "do=Slow&Down | an error is a code",
                "on=blob do=SlowDown | blob has none that is SlowDown",
                "on=s3,blob do=SlowDown | blob has none",
                "on=s3 do=429 | s3 has none that is 429",
                "on=http do=reset | there is s3, blob, file and management, not http",
                "do=reset op=PutBlobb | no front has an operation PutBlobb",
                "do=reset on=s3 op=PutBlob | s3 has no operation PutBlob",
                "do=SlowDown op=PutBlob | no front has all",
                "do=reset nth=0 | counted from 1",
                "do=reset every=-1 | a whole number",
                "do=reset rate=0 | over 0 and up to 1",
                "do=reset rate=1.1 | over 0 and up to 1",
                "do=reset rate=0x1p-3 | over 0 and up to 1",
                "do=reset rate=1e-1 | over 0 and up to 1",
                "do=reset rate=NaN | over 0 and up to 1",
                "do=reset rate=0.0.1 | over 0 and up to 1",
                "do=reset seed=1 | comes with a rate",
                "do=reset rate=0.1 seed=x | a whole number",
                "do=reset nth=1 every=2 | one of nth, every and rate",
                "do=reset every=1 rate=1 | one of nth, every and rate",
                "do=reset times=0 | once at least",
                "do=reset delay=5 | for instance 200ms",
                "do=reset delay=3601s | an hour at most",
                "do=503 retry-after=soon | a whole number",
                "do=reset path=/%zz | ''",
            })
    void whatCannotBeIsExplained(String text, String why) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void isBuiltInCodeAsItIsWritten() {
        assertThat(Fault.of(FaultAction.error("SlowDown"))
                        .on(Front.S3)
                        .operation("UploadPart", "Upload Part Copy")
                        .below("/b/")
                        .nth(3)
                        .retryAfter(Duration.ofMillis(2999)))
                .hasToString("on=s3 op=UploadPart,UploadPartCopy path=/b/* nth=3 retry-after=2 do=SlowDown");
        assertThat(Fault.of(
                                FaultAction.error(500),
                                FaultAction.reset(),
                                FaultAction.close(),
                                FaultAction.commitThenReset(),
                                FaultAction.commitThenClose())
                        .path("b/*")
                        .every(2)
                        .times(7))
                .hasToString("path=/b/%2A every=2 times=7 do=500,reset,close,commit-reset,commit-close");
        assertThat(Fault.of(FaultAction.cut(), FaultAction.cut(9), FaultAction.cutRequest(), FaultAction.cutRequest(0))
                        .rate(0.5, 3)
                        .delayed(Duration.ofSeconds(1)))
                .hasToString("rate=0.5 seed=3 delay=1s do=cut:half,cut:9,cut-request:half,cut-request:0");
        assertThat(Fault.delaying(Duration.ofMillis(50))).hasToString("delay=50ms");
    }

    @Test
    void theFrontsSaidLastCount() {
        Fault fault = Fault.of(FaultAction.reset()).operation("GetUserDelegationKey");
        assertThat(fault.on(Front.BLOB).on(Front.FILE)).hasToString("on=file op=GetUserDelegationKey do=reset");
        assertThatThrownBy(() -> fault.on(Front.S3)).hasMessageContaining("s3 has no operation");
    }

    @Test
    void anErrorThatOneFrontHasIsAFaultOfThatFront() {
        Fault slowDown = Fault.parse("do=SlowDown");
        assertThat(slowDown.concerns(Front.S3)).isTrue();
        assertThat(slowDown.concerns(Front.BLOB)).isFalse();
        assertThat(slowDown.concerns(Front.MANAGEMENT)).isFalse();
        Fault busy = Fault.parse("do=503");
        for (Front front : Front.values()) {
            assertThat(busy.concerns(front)).isTrue();
        }
        assertThat(Fault.parse("op=PutRange do=503").concerns(Front.FILE)).isTrue();
        assertThat(Fault.parse("op=PutRange do=503").concerns(Front.S3)).isFalse();
    }

    @Test
    void statusesStandForTheUsualErrors() {
        FaultAction busy = FaultAction.error(503);
        assertThat(Fault.errorAt(Front.S3, busy)).isEqualTo("SlowDown");
        assertThat(Fault.errorAt(Front.BLOB, busy)).isEqualTo("ServerBusy");
        assertThat(Fault.errorAt(Front.FILE, FaultAction.error(500))).isEqualTo("InternalError");
        assertThat(Fault.errorAt(Front.MANAGEMENT, FaultAction.error(429))).isEqualTo("TooManyRequests");
        assertThat(Fault.errorAt(Front.S3, FaultAction.error("slowdown"))).isEqualTo("SlowDown");
    }

    @ParameterizedTest
    @CsvSource({
        "path=/b/k, PutObject, /b/k, true",
        "path=/b/k, PutObject, /b/k/l, false",
        "path=/b, PutObject, /b/k, false",
        "path=/b/*, PutObject, /b/k, true",
        "path=/b/*, CreateBucket, /b, false",
        "path=/b*, CreateBucket, /b2, true",
        "op=PutObject, PutObject, /b/k, true",
        "op=PutObject, GetObject, /b/k, false",
        "op=PutObject, '', /b/k, false",
        "times=1, '', /b/k, true",
        "op=PutObject path=/b/*, PutObject, /c/k, false",
    })
    void matchesByOperationAndPath(String words, String operation, String path, boolean expected) {
        assertThat(Fault.parse(words + " do=reset").matches(new Asked(operation, path)))
                .isEqualTo(expected);
    }

    @Test
    void onlyACutSaysWhere() {
        assertThatThrownBy(() -> new FaultAction(FaultAction.Kind.RESET, "", 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultAction.cut(-2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultAction.error("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCutLeavesOneByteOutAtLeast() {
        assertThat(FaultAction.cut().cutOf(11)).isEqualTo(5);
        assertThat(FaultAction.cut().cutOf(1)).isZero();
        assertThat(FaultAction.cut(4).cutOf(11)).isEqualTo(4);
        assertThat(FaultAction.cut(11).cutOf(11)).isEqualTo(10);
        assertThat(FaultAction.cut(99).cutOf(0)).isZero();
        assertThat(FaultAction.cutRequest(99).cutOf(-1)).isEqualTo(99);
        assertThat(FaultAction.cutRequest().cutOf(-1)).isZero();
    }
}
