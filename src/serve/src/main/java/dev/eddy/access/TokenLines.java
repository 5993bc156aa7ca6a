package dev.eddy.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Reads the lines of a file of tokens: of a {@link TokenForm}. No message shows a token. */
final class TokenLines {
    private static final Pattern RATE = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._@+-]{1,64}");

    private final TokenForm form;
    private final LongSupplier nanoClock;
    private final List<Grant> grants = new ArrayList<>();

    private TokenLines(TokenForm form, LongSupplier nanoClock) {
        this.form = form;
        this.nanoClock = nanoClock;
    }

    /** One grant for each token. Throws {@link IllegalArgumentException} with the number of the first wrong line. */
    static List<Grant> parse(List<String> lines, TokenForm form, LongSupplier nanoClock) {
        var parsed = new TokenLines(form, nanoClock);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                parsed.add(line, "line " + (i + 1) + ": ");
            }
        }
        require(!parsed.grants.isEmpty(), "there is no token; write lines of the form " + form.text());
        return List.copyOf(parsed.grants);
    }

    private void add(String line, String where) {
        String[] words = line.split("\\s+", -1);
        require(words.length >= form.leastWords() && words.length <= 3, where + "not of the form " + form.text());
        require(
                TokenForm.isToken(words[0]),
                where + "the token is not 16 characters or more of A-Z, a-z, 0-9 and . _ ~ -");
        byte[] hash = Grant.hash(words[0]);
        require(grants.stream().noneMatch(grant -> grant.isOf(hash)), where + "an earlier line has the same token");
        Set<Scope> scopes = scopes(words[1], where);
        String more = words.length == 2 ? null : words[2];
        grants.add(
                form.hasName()
                        ? new Grant(hash, scopes, name(more, where), null)
                        : new Grant(hash, scopes, null, more == null ? null : rate(more, where)));
    }

    private Set<Scope> scopes(String names, String where) {
        Set<Scope> scopes = new TreeSet<>();
        for (String name : names.split(",", -1)) {
            // The word is not shown: it may be a token with a space in it.
            scopes.add(form.scope(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            where + "the scopes are not some of " + form.names() + " with commas between")));
        }
        return scopes;
    }

    private static String name(String word, String where) {
        require(NAME.matcher(word).matches(), where + "the name is not 1 to 64 of A-Z, a-z, 0-9 and . _ @ + -");
        return word;
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
