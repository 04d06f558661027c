package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.List;

/**
 * A request that is refused: the error, the children its document has behind Code and Message, and headers it needs.
 * Has no stack trace: refusing is ordinary work. Not thread-safe.
 */
public final class AzureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AzureError error;
    private final transient List<String> children = new ArrayList<>(4);
    private final transient List<String> headers = new ArrayList<>(2);

    /** A refusal with the error's usual message. */
    public AzureException(AzureError error) {
        this(error, error.message());
    }

    /** A refusal with a message of its own. */
    public AzureException(AzureError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** InvalidHeaderValue, naming the header. */
    public static AzureException invalidHeader(String name, String value) {
        return new AzureException(AzureError.INVALID_HEADER_VALUE)
                .with("HeaderName", name)
                .with("HeaderValue", value);
    }

    /** MissingRequiredHeader, naming the header. */
    public static AzureException missingHeader(String name) {
        return new AzureException(AzureError.MISSING_REQUIRED_HEADER).with("HeaderName", name);
    }

    /** InvalidQueryParameterValue, naming the parameter. */
    public static AzureException invalidParameter(String name, String value) {
        return new AzureException(AzureError.INVALID_QUERY_PARAMETER_VALUE)
                .with("QueryParameterName", name)
                .with("QueryParameterValue", value);
    }

    /** AuthenticationFailed with what the service says of the reason. */
    public static AzureException authenticationFailed(String detail) {
        return new AzureException(AzureError.AUTHENTICATION_FAILED).with("AuthenticationErrorDetail", detail);
    }

    /** Adds a child of the error document, after those added before. */
    public AzureException with(String name, String value) {
        children.add(name);
        children.add(value);
        return this;
    }

    /** Adds a header to the answer. */
    public AzureException header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** What is wrong. */
    public AzureError error() {
        return error;
    }

    /** Names and values in turn. */
    public List<String> children() {
        return children;
    }

    /** Names and values in turn. */
    public List<String> headers() {
        return headers;
    }
}
