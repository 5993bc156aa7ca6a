package dev.eddy.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text of a list in Redis, in columns: {@code version;generatedAtMs;ids;decimals;scores;sets;marks;propensities;variant}, best first.
 *
 * <ul>
 *   <li>{@code ids}: with commas between them, percent-encoded.
 *   <li>{@code scores}: whole numbers with commas between them: the first score times {@code 10^decimals}, then by how much each
 *       is lower than the one before. The largest score has four digits.
 *   <li>{@code sets}: the different sets of channels, with commas between them, percent-encoded.
 *   <li>{@code marks}: one character for each item: {@code A} for the first set, {@code B} for the second, and so on through
 *       Unicode.
 *   <li>{@code propensities}: {@code rank:millionths} of each explored place, with commas between them. Only lists with such places
 *       or with a variant have this column.
 *   <li>{@code variant}: name of the variant that ranked the list. Lists of the control and empty lists lack this column. A later
 *       version may add columns.
 * </ul>
 */
public final class CandidateCodec {
    static final char FIRST_MARK = 'A';
    private static final int LEAST_COLUMNS = 7;
    /** The column of propensities. */
    private static final int PROPENSITIES = 7;
    /** The column of the variant. */
    private static final int VARIANT = 8;

    static final double MILLION = 1e6;

    private CandidateCodec() {}

    public static String encode(StoredList list) {
        return encode(list.version(), list.generatedAtMillis(), list.candidates(), list.variant());
    }

    /** As {@link #encode(StoredList)}, of no variant; the scores must be finite. */
    public static String encode(Version version, long generatedAtMillis, List<Candidate> candidates) {
        return encode(version, generatedAtMillis, candidates, null);
    }

    /** As {@link #encode(StoredList)}; the scores must be finite. */
    public static String encode(Version version, long generatedAtMillis, List<Candidate> candidates, String variant) {
        return new CandidateEncoder()
                .write(version, generatedAtMillis, candidates, variant)
                .toString();
    }

    /** By place, from 0. */
    private static Map<Integer, Float> propensities(String column) {
        Map<Integer, Float> propensities = new HashMap<>();
        for (String each : column.isEmpty() ? new String[0] : column.split(",", -1)) {
            int colon = each.indexOf(':');
            propensities.put(Integer.parseInt(each, 0, colon, 10) - 1, (float)
                    (Long.parseLong(each, colon + 1, each.length(), 10) / MILLION));
        }
        return propensities;
    }

    static int decimals(List<Candidate> candidates) {
        float largest = 0;
        for (Candidate candidate : candidates) {
            largest = Math.max(largest, Math.abs(candidate.score()));
        }
        return ScoreFormat.decimals(largest);
    }

    /** The unit that the scores of a list are rounded to. */
    public static double unit(List<Candidate> candidates) {
        return ScoreFormat.power(-decimals(candidates));
    }

    /** The list in the text; empty when the text is null or not a list, so that foreign data does not stop a reader. */
    public static Optional<StoredList> decode(String text) {
        String[] columns = text == null ? new String[0] : text.split(";", -1);
        if (columns.length < LEAST_COLUMNS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredList(
                    VersionCodec.decode(columns[0]),
                    Long.parseLong(columns[1]),
                    candidates(
                            columns[2],
                            Integer.parseInt(columns[3]),
                            columns[4],
                            columns[5],
                            columns[6],
                            propensities(columns.length > PROPENSITIES ? columns[PROPENSITIES] : "")),
                    columns.length > VARIANT && !columns[VARIANT].isEmpty() ? columns[VARIANT] : null));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAList) {
            return Optional.empty();
        }
    }

    private static List<Candidate> candidates(
            String ids, int decimals, String scores, String sets, String marks, Map<Integer, Float> propensities) {
        if (marks.isEmpty()) {
            requireEmpty(ids + scores + sets);
            return List.of();
        }
        List<String> channels = new ArrayList<>();
        for (String set : sets.split(",", -1)) {
            channels.add(IdCodec.decode(set));
        }
        List<Candidate> candidates = new ArrayList<>(marks.length());
        int id = 0;
        int fall = 0;
        long score = 0;
        for (int i = 0; i < marks.length(); i++) {
            int idEnd = end(ids, id);
            int fallEnd = end(scores, fall);
            long number = Long.parseLong(scores, fall, fallEnd, 10);
            score = i == 0 ? number : score - number;
            candidates.add(new Candidate(
                    IdCodec.decode(ids.substring(id, idEnd)),
                    ScoreFormat.ofWhole(score, decimals),
                    channels.get(marks.charAt(i) - FIRST_MARK),
                    propensities.getOrDefault(i, 1f)));
            id = idEnd + 1;
            fall = fallEnd + 1;
        }
        // One past the end where the separator after the last would be.
        if (id != ids.length() + 1 || fall != scores.length() + 1) {
            throw new IllegalArgumentException("columns of different lengths");
        }
        return List.copyOf(candidates);
    }

    private static int end(String column, int from) {
        int comma = column.indexOf(',', from);
        return comma < 0 ? column.length() : comma;
    }

    private static void requireEmpty(String column) {
        if (!column.isEmpty()) {
            throw new IllegalArgumentException("a column is longer than the marks");
        }
    }
}
