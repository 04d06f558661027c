package org.elasto.conformance.sdk;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Puts headers into every request before it is signed. */
public record Headers(Supplier<Map<String, String>> headers) implements HttpPipelinePolicy {

    private void apply(HttpPipelineCallContext context) {
        headers.get()
                .forEach((name, value) -> context.getHttpRequest().setHeader(HttpHeaderName.fromString(name), value));
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        apply(context);
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        apply(context);
        return next.processSync();
    }

    @Override
    public HttpPipelinePosition getPipelinePosition() {
        return HttpPipelinePosition.PER_CALL;
    }
}
