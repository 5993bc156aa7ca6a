package dev.eddy.ops.imports;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a query in a file. */
final class SqlText {
    private static final String COMMENT = "--[^\\n]*|(?s:/\\*.*?\\*/)";
    /** What may have a semicolon that ends nothing; and one that does. */
    private static final Pattern PART = Pattern.compile(
            COMMENT + "|[eE]'[^'\\\\]*+(?:(?s:\\\\.)[^'\\\\]*+)*+'|'[^']*'|\"[^\"]*\"|(?s:\\$(\\w*)\\$.*?\\$\\1\\$)|;");

    private SqlText() {}

    /** A query without the semicolon that ends it. Throws an {@link SQLException} when more than a comment comes after that. */
    static String onlyQuery(String text) throws SQLException {
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group().equals(";")) {
                String rest = text.substring(part.end());
                if (!rest.replaceAll(COMMENT + "|;", "").isBlank()) {
                    throw new SQLException("there is more after the semicolon: " + rest.strip());
                }
                return text.substring(0, part.start());
            }
        }
        return text;
    }
}
