package dev.eddy.client;

import java.util.Arrays;
import java.util.List;

/**
 * Writes lists in the form of {@link CandidateCodec}, and profiles in that of {@link ProfileCodec}, as bytes in UTF-8. Keeps its
 * memory from one to the next; for one thread.
 */
public final class CandidateEncoder {
    private static final int USUAL_BYTES = 2_048;
    private static final int USUAL_SETS = 16;

    private final Utf8Buffer out = new Utf8Buffer(USUAL_BYTES);
    private final Utf8Buffer marks = new Utf8Buffer(USUAL_BYTES / USUAL_SETS);
    /** The different sets of channels of a list, in the order of their marks. */
    private String[] sets = new String[USUAL_SETS];

    public byte[] encode(StoredList list) {
        return encode(list.version(), list.generatedAtMillis(), list.candidates(), list.variant());
    }

    /**
     * The scores must be finite.
     *
     * @param variant name of the variant that ranked the list; null for the control
     */
    public byte[] encode(Version version, long generatedAtMillis, List<Candidate> candidates, String variant) {
        return write(version, generatedAtMillis, candidates, variant).toBytes();
    }

    public byte[] encode(Profile profile) {
        out.clear();
        ProfileCodec.append(out, profile);
        return out.toBytes();
    }

    /** The text, until the next is written. */
    Utf8Buffer write(Version version, long generatedAtMillis, List<Candidate> candidates, String variant) {
        out.clear();
        VersionCodec.append(out, version);
        out.append(';').append(generatedAtMillis).append(';');
        for (int i = 0; i < candidates.size(); i++) {
            separate(i);
            IdCodec.appendEncoded(out, candidates.get(i).itemId());
        }
        out.append(';');
        appendScores(candidates);
        out.append(';');
        appendSets(candidates);
        out.append(';').append(marks);
        boolean hasVariant = variant != null && !candidates.isEmpty();
        if (hasVariant || isExplored(candidates)) {
            out.append(';');
            appendPropensities(candidates);
        }
        return hasVariant ? out.append(';').append(variant) : out;
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(',');
        }
    }

    private void appendScores(List<Candidate> candidates) {
        int decimals = CandidateCodec.decimals(candidates);
        out.append(decimals).append(';');
        long before = 0;
        for (int i = 0; i < candidates.size(); i++) {
            separate(i);
            long score = ScoreFormat.toWhole(candidates.get(i).score(), decimals);
            out.append(i == 0 ? score : before - score);
            before = score;
        }
    }

    private void appendSets(List<Candidate> candidates) {
        marks.clear();
        int count = 0;
        for (int i = 0; i < candidates.size(); i++) {
            String set = candidates.get(i).channels();
            int at = 0;
            // Lists have few sets, so this takes less time than a map.
            while (at < count && !sets[at].equals(set)) {
                at++;
            }
            if (at == count) {
                separate(count);
                IdCodec.appendEncoded(out, set);
                if (count == sets.length) {
                    sets = Arrays.copyOf(sets, 2 * count);
                }
                sets[count++] = set;
            }
            marks.append((char) (CandidateCodec.FIRST_MARK + at));
        }
    }

    private static boolean isExplored(List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isExplored()) {
                return true;
            }
        }
        return false;
    }

    private void appendPropensities(List<Candidate> candidates) {
        int explored = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isExplored()) {
                separate(explored++);
                out.append(i + 1).append(':');
                out.append(Math.max(1, Math.round(candidates.get(i).propensity() * CandidateCodec.MILLION)));
            }
        }
    }
}
