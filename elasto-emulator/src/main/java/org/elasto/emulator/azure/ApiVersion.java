package org.elasto.emulator.azure;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * A version of the storage services: a day. Unknown days, newer ones above all, are versions like any other. Each
 * constant is the first version in which a rule holds. Immutable.
 *
 * @param number the day as the decimal digits yyyyMMdd
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {

    /** What an anonymous request without a version is taken for. */
    public static final ApiVersion ANONYMOUS = of("2009-09-19");

    /** Shared access signatures name the version they are made for. */
    public static final ApiVersion SAS_NAMES_VERSION = of("2012-02-12");

    /** Leases have a duration, can be changed, and break over a period. */
    public static final ApiVersion LEASE_DURATION = of("2012-02-12");

    /** Reads take conditions in any combination and several entity tags in one. */
    public static final ApiVersion READS_COMBINE_CONDITIONS = of("2013-08-15");

    /** A service SAS overrides response headers. */
    public static final ApiVersion SAS_RESPONSE_HEADERS = of("2013-08-15");

    /** A Content-Length of zero is signed as an empty line. */
    public static final ApiVersion ZERO_LENGTH_SIGNED_EMPTY = of("2015-02-21");

    /** The resource that a service SAS signs starts with the service. */
    public static final ApiVersion SAS_RESOURCE_NAMES_SERVICE = of("2015-02-21");

    /** SAS of an account; address and protocol in every SAS; refusals of a SAS by the kind of mismatch. */
    public static final ApiVersion SAS_ADDRESS_AND_PROTOCOL = of("2015-04-05");

    /** Answers say that a blob is encrypted. */
    public static final ApiVersion TELLS_ENCRYPTION = of("2015-12-11");

    /** Reads of a blob say when it was created. */
    public static final ApiVersion TELLS_CREATION_TIME = of("2017-11-09");

    /** Reads of a blob say with which priority it is rehydrated. */
    public static final ApiVersion TELLS_REHYDRATE_PRIORITY = of("2019-12-12");

    /** An x-ms header without a value is signed all the same. */
    public static final ApiVersion EMPTY_HEADERS_SIGNED = of("2016-05-31");

    /** The permission to delete is enough to break a lease. */
    public static final ApiVersion DELETE_BREAKS_LEASE = of("2017-07-29");

    /** Errors carry x-ms-error-code: 109 of 109 recorded at this version, 0 of 540 at 2017-04-17 and before. */
    public static final ApiVersion ERROR_CODE_HEADER = of("2017-11-09");

    /** Deleted blobs can be kept. */
    public static final ApiVersion SOFT_DELETE = of("2017-07-29");

    /** Accounts serve web pages. */
    public static final ApiVersion STATIC_WEBSITE = of("2018-03-28");

    /** SAS of blobs sign the kind of resource and the snapshot. */
    public static final ApiVersion SAS_SIGNS_RESOURCE_KIND = of("2018-11-09");

    /** x-ms-client-request-id comes back: 294 of 294 recorded, none before. */
    public static final ApiVersion CLIENT_REQUEST_ID_ECHO = of("2019-02-02");

    /** Answers to writes carry a CRC-64. */
    public static final ApiVersion CRC64 = of("2019-02-02");

    /** Files have SMB properties and leases. */
    public static final ApiVersion SMB_PROPERTIES = of("2019-02-02");

    /** Copies of files say what becomes of their SMB properties. */
    public static final ApiVersion COPY_SMB_PROPERTIES = of("2019-07-07");

    /** Lists of directories and files tell ids, times and attributes where they are asked for. */
    public static final ApiVersion EXTENDED_FILE_LISTS = of("2020-04-08");

    /** Lists of directories and files tell the times of changes. */
    public static final ApiVersion LISTS_CHANGE_TIMES = of("2020-06-12");

    /** Lists of directories and files always tell ids. */
    public static final ApiVersion LISTS_FILE_IDS = of("2020-10-02");

    /** Of the SMB properties all have a default, and writes say when they were. */
    public static final ApiVersion SMB_DEFAULTS = of("2021-06-08");

    /** Files and directories of shares for NFS are reached by REST. */
    public static final ApiVersion NFS_OVER_REST = of("2025-05-05");

    /** Create File may bring the first bytes. */
    public static final ApiVersion CREATE_WITH_CONTENT = of("2026-06-06");
    /** Share stats tell bytes, as recorded at this version, and not GiB. */
    public static final ApiVersion SHARE_USAGE_BYTES = of("2018-11-09");

    /** Shares tell what they are provisioned for. */
    public static final ApiVersion PREMIUM_SHARES = of("2019-07-07");

    /** Shares have a tier, and deleted ones are listed. */
    public static final ApiVersion SHARE_TIERS = of("2019-12-12");

    /** Shares have leases. */
    public static final ApiVersion SHARE_LEASES = of("2020-02-10");

    /** Shares are for SMB or for NFS. */
    public static final ApiVersion SHARE_PROTOCOLS = of("2020-02-10");

    /** The File service tells of SMB over several connections. */
    public static final ApiVersion SHARE_PROTOCOL_SETTINGS = of("2020-06-12");

    /** The File service tells whether SMB and NFS clients must encrypt. */
    public static final ApiVersion ENCRYPTION_IN_TRANSIT = of("2026-02-06");

    /** Shares tell what they are provisioned for in both directions together. */
    public static final ApiVersion SHARE_BANDWIDTH = of("2021-02-12");

    /** NFS clients may see the snapshots of a share. */
    public static final ApiVersion SNAPSHOT_DIRECTORIES = of("2024-05-04");

    /** Shares tell what is paid for when it is used. */
    public static final ApiVersion PAID_BURSTING = of("2024-11-04");

    /** Containers name an encryption scope; accounts say whether their namespace is hierarchical. */
    public static final ApiVersion ENCRYPTION_SCOPES = of("2019-07-07");

    /** A list by hierarchy takes snapshots, as it takes versions since there are any. */
    public static final ApiVersion HIERARCHY_LISTS_SNAPSHOTS = of("2019-12-12");

    /** A request without credentials is challenged with 401 instead of being told 404. */
    public static final ApiVersion CHALLENGES_ANONYMOUS = of("2019-12-12");

    /** User delegation SAS sign the agents and the correlation id. */
    public static final ApiVersion SAS_SIGNS_AGENTS = of("2020-02-10");

    /** Lists of page ranges come in pages. */
    public static final ApiVersion PAGED_PAGE_RANGES = of("2020-10-02");

    /** SAS sign the encryption scope. */
    public static final ApiVersion SAS_SIGNS_ENCRYPTION_SCOPE = of("2020-12-06");

    /** Lists of blobs carry names that XML cannot, percent-encoded. */
    public static final ApiVersion ENCODED_BLOB_NAMES = of("2021-02-12");

    /** Lists of files do so too. */
    public static final ApiVersion ENCODED_FILE_NAMES = of("2021-12-02");

    /** Lists of handles tell what each is for. */
    public static final ApiVersion LISTS_HANDLE_ACCESS = of("2023-01-03");

    /** Lists of handles tell the names of clients. */
    public static final ApiVersion LISTS_HANDLE_CLIENTS = of("2024-02-04");

    /** Append Block takes 100 MiB, not 4. */
    public static final ApiVersion LARGE_APPENDS = of("2022-11-02");

    /** What the source of a copy answered is told. */
    public static final ApiVersion TELLS_COPY_SOURCE = of("2025-01-05");

    /** User delegation SAS sign who they were made out to. */
    public static final ApiVersion SAS_SIGNS_DELEGATED_USER = of("2025-07-05");

    /** User delegation SAS sign headers and query parameters that the request must have. */
    public static final ApiVersion SAS_SIGNS_REQUEST = of("2026-04-06");

    private static ApiVersion of(String text) {
        ApiVersion version = parse(text);
        if (version == null) {
            throw new IllegalArgumentException(text);
        }
        return version;
    }

    /** The version that {@code text} names, or null unless it is a day in the form yyyy-MM-dd. */
    public static @Nullable ApiVersion parse(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = Decimal.parse(text, 0, 4);
        int month = Decimal.parse(text, 5, 7);
        int day = Decimal.parse(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        try {
            LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
        return new ApiVersion(year * 10_000 + month * 100 + day);
    }

    /**
     * The version whose protocol a request speaks: api-version in the query, else x-ms-version, else the sv of a SAS.
     *
     * @return null where the request names none; then the account's default decides, or {@link #ANONYMOUS}
     * @throws AzureException InvalidHeaderValue or InvalidQueryParameterValue
     */
    public static @Nullable ApiVersion requested(Request request, AzureQuery query) {
        String parameter = query.first("api-version");
        if (parameter != null) {
            return ofParameter("api-version", parameter);
        }
        String header = request.header("x-ms-version");
        if (header != null) {
            ApiVersion version = parse(header);
            if (version == null) {
                throw AzureException.invalidHeader("x-ms-version", header);
            }
            return version;
        }
        String signed = query.has("sig") ? query.first("sv") : null;
        return signed == null ? null : ofParameter("sv", signed);
    }

    private static ApiVersion ofParameter(String name, String value) {
        ApiVersion version = parse(value);
        if (version == null) {
            throw AzureException.invalidParameter(name, value);
        }
        return version;
    }

    /** Whether a rule that holds since {@code first} holds in this version. */
    public boolean atLeast(ApiVersion first) {
        return number >= first.number;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Integer.compare(number, other.number);
    }

    /** As the wire has it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(10);
        Decimal.padded(number / 10_000, 4, text).append('-');
        Decimal.padded(number / 100 % 100, 2, text).append('-');
        return Decimal.padded(number % 100, 2, text).toString();
    }
}
