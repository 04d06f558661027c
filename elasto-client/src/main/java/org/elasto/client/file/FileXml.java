package org.elasto.client.file;

import java.util.ArrayList;
import java.util.List;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.AzureXml;
import org.elasto.client.xml.XmlElement;

/** The documents of Azure Files, to records. */
final class FileXml {

    private static final long GIB = 1L << 30;

    private FileXml() {}

    static ListSharesResult listShares(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ShareInfo> shares = new ArrayList<>();
        for (XmlElement share : AzureXml.within(root, "Shares")) {
            XmlElement properties = AzureXml.properties(share);
            shares.add(new ShareInfo(
                    share.required("Name"),
                    AzureAnswers.bare(properties.text("Etag")),
                    AzureDates.read(properties.text("Last-Modified")),
                    AzureAnswers.lease(properties.text("LeaseState")),
                    properties.number("Quota", 0),
                    AzureXml.metadata(share),
                    share.text("Snapshot")));
        }
        return new ListSharesResult(shares, root.text("NextMarker"));
    }

    static ListFilesResult listFiles(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ListFilesResult.Entry> entries = new ArrayList<>();
        for (XmlElement entry : AzureXml.within(root, "Entries")) {
            XmlElement properties = AzureXml.properties(entry);
            entries.add(new ListFilesResult.Entry(
                    AzureXml.name(entry),
                    entry.name().equals("Directory"),
                    properties.number("Content-Length", 0),
                    AzureAnswers.bare(properties.text("Etag")),
                    FileAnswers.written(properties.text("LastWriteTime"), properties.text("Last-Modified"))));
        }
        return new ListFilesResult(entries, root.text("NextMarker"));
    }

    static FileRanges ranges(XmlElement document, long size) {
        return new FileRanges(
                document.expect("Ranges").children().stream()
                        .filter(range -> range.name().equals("Range"))
                        .map(AzureXml::range)
                        .toList(),
                size);
    }

    /** In bytes, or as older versions have it, in GiB. */
    static long usage(XmlElement document) {
        XmlElement root = document.expect("ShareStats");
        long bytes = root.number("ShareUsageBytes", -1);
        return bytes < 0 ? root.number("ShareUsage", 0) * GIB : bytes;
    }
}
