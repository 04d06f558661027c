package org.elasto.client;

/** What went wrong, in words that hold for every backend. */
public enum ErrorKind {
    /** The object, or the container it should be in, does not exist. */
    NOT_FOUND,
    /** Something of that name exists already, or the container still holds something. */
    ALREADY_EXISTS,
    /** A condition did not hold: somebody else changed the object in between. */
    PRECONDITION_FAILED,
    /** The object has not changed since the given ETag or date. */
    NOT_MODIFIED,
    /** Somebody else holds the lease, or the lease given is not the one held. */
    LEASE_CONFLICT,
    /** The credentials are missing, unknown, expired or do not fit the signature. */
    UNAUTHENTICATED,
    /** The credentials are good, but not for this. */
    PERMISSION_DENIED,
    /** The request makes no sense to the service: a name, a size, an argument. */
    INVALID_ARGUMENT,
    /** The range lies beyond the end. */
    RANGE_NOT_SATISFIABLE,
    /** The service asks for fewer requests. */
    RATE_LIMITED,
    /** The backend cannot do this at all; nothing was sent. */
    UNSUPPORTED,
    /** Anything else: a broken connection, a fault of the service, an answer that makes no sense. */
    UNEXPECTED
}
