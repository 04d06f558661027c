package org.elasto.emulator.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of bytes: from {@code start} up to but without {@code end}. Immutable.
 *
 * @param start 0 or more
 * @param end larger than {@code start}
 */
public record Span(long start, long end) {

    /** Appends a span to sorted ones, as part of the last where the two touch. */
    static void append(long start, long end, List<Span> spans) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.end >= start) {
            spans.set(spans.size() - 1, new Span(last.start, Math.max(last.end, end)));
        } else {
            spans.add(new Span(start, end));
        }
    }

    /** What is in both of two lists, each sorted and without overlaps. */
    static List<Span> common(List<Span> left, List<Span> right) {
        List<Span> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            Span a = left.get(i);
            Span b = right.get(j);
            long start = Math.max(a.start, b.start);
            long end = Math.min(a.end, b.end);
            if (start < end) {
                common.add(new Span(start, end));
            }
            if (a.end < b.end) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** What is in at least one of two lists, each sorted and without overlaps. */
    static List<Span> either(List<Span> left, List<Span> right) {
        List<Span> all = new ArrayList<>(left);
        all.addAll(right);
        all.sort((a, b) -> Long.compare(a.start, b.start));
        List<Span> either = new ArrayList<>();
        for (Span span : all) {
            append(span.start, span.end, either);
        }
        return either;
    }

    /** What is in the first list and not in the second, each sorted and without overlaps. */
    static List<Span> without(List<Span> spans, List<Span> removed) {
        List<Span> rest = new ArrayList<>();
        int j = 0;
        for (Span span : spans) {
            long at = span.start;
            while (j < removed.size() && removed.get(j).end <= at) {
                j++;
            }
            for (int k = j; k < removed.size() && removed.get(k).start < span.end; k++) {
                if (removed.get(k).start > at) {
                    rest.add(new Span(at, removed.get(k).start));
                }
                at = removed.get(k).end;
            }
            if (at < span.end) {
                rest.add(new Span(at, span.end));
            }
        }
        return rest;
    }

    /** Each span cut to what lies between two places. */
    static List<Span> clipped(List<Span> spans, long from, long to) {
        return from < to ? common(spans, List.of(new Span(from, to))) : List.of();
    }
}
