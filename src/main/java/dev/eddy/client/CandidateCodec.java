package dev.eddy.client;

import dev.eddy.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text of a list in Redis: {@code version;generatedAtMs;id:score:channels,id:score:channels,…}. Ids and channels are
 * percent-encoded; scores have 5 significant digits.
 */
public final class CandidateCodec {
    private CandidateCodec() {}

    public static String encode(StoredList list) {
        return encode(list.version(), list.generatedAtMillis(), list.candidates());
    }

    public static String encode(Version version, long generatedAtMillis, List<Candidate> candidates) {
        AsciiBuffer out = new AsciiBuffer(VersionCodec.LENGTH + 16 + 24 * candidates.size());
        VersionCodec.append(out, version);
        out.append(';').append(Long.toString(generatedAtMillis)).append(';');
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (i > 0) {
                out.append(',');
            }
            IdCodec.appendEncoded(out, candidate.itemId());
            out.append(':');
            ScoreFormat.append(out, candidate.score());
            out.append(':');
            IdCodec.appendEncoded(out, candidate.channels());
        }
        return out.toString();
    }

    /** The list in the text; empty when the text is null or not a list, so that foreign data does not stop a reader. */
    public static Optional<StoredList> decode(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            int versionEnd = require(text.indexOf(';'));
            int timeEnd = require(text.indexOf(';', versionEnd + 1));
            return Optional.of(new StoredList(
                    VersionCodec.decode(text.substring(0, versionEnd)),
                    Long.parseLong(text.substring(versionEnd + 1, timeEnd)),
                    decodeCandidates(text, timeEnd + 1)));
        } catch (IllegalArgumentException notAList) {
            return Optional.empty();
        }
    }

    private static List<Candidate> decodeCandidates(String text, int from) {
        List<Candidate> candidates = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            candidates.add(decodeCandidate(text.substring(at, end)));
            at = end + 1;
            if (at == text.length()) {
                throw new IllegalArgumentException("ends in a comma");
            }
        }
        return List.copyOf(candidates);
    }

    private static Candidate decodeCandidate(String text) {
        int idEnd = require(text.indexOf(':'));
        int scoreEnd = require(text.indexOf(':', idEnd + 1));
        return new Candidate(
                IdCodec.decode(text.substring(0, idEnd)),
                Float.parseFloat(text.substring(idEnd + 1, scoreEnd)),
                IdCodec.decode(text.substring(scoreEnd + 1)));
    }

    private static int require(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a separator is missing");
        }
        return index;
    }
}
