package dev.eddy.serve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Reads the lines of a file of tokens: {@code TOKEN SCOPES [REQUESTS_PER_S]}. No message shows a token. */
final class TokenLines {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,}");
    private static final Pattern RATE = Pattern.compile("[1-9]\\d{0,5}");
    private static final String FORM = "TOKEN SCOPES [REQUESTS_PER_S]";

    private final LongSupplier nanoClock;
    private final List<Grant> grants = new ArrayList<>();

    private TokenLines(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** One grant for each token. Throws {@link IllegalArgumentException} with the number of the first wrong line. */
    static List<Grant> parse(List<String> lines, LongSupplier nanoClock) {
        var parsed = new TokenLines(nanoClock);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                parsed.add(line, "line " + (i + 1) + ": ");
            }
        }
        require(!parsed.grants.isEmpty(), "there is no token; write lines of the form " + FORM);
        return List.copyOf(parsed.grants);
    }

    private void add(String line, String where) {
        String[] words = line.split("\\s+", -1);
        require(words.length == 2 || words.length == 3, where + "not of the form " + FORM);
        require(
                TOKEN.matcher(words[0]).matches(),
                where + "the token is not 16 characters or more of A-Z, a-z, 0-9 and . _ ~ -");
        byte[] hash = Grant.hash(words[0]);
        require(grants.stream().noneMatch(grant -> grant.isOf(hash)), where + "an earlier line has the same token");
        grants.add(new Grant(hash, scopes(words[1], where), words.length == 2 ? null : rate(words[2], where)));
    }

    private static Set<Scope> scopes(String names, String where) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names.split(",", -1)) {
            // The word is not shown: it may be a token with a space in it.
            scopes.add(Scope.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            where + "the scopes are not some of " + Scope.NAMES + " with commas between")));
        }
        return scopes;
    }

    private TokenBucket rate(String word, String where) {
        require(RATE.matcher(word).matches(), where + "the rate is not a whole number of requests/s, 1 to 999999");
        return new TokenBucket(Integer.parseInt(word), nanoClock);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
