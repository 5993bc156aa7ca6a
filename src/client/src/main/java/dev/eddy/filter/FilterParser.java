package dev.eddy.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a {@link Filter} by recursive descent; the depth is bounded. */
final class FilterParser {
    private static final int MAX_DEPTH = 32;

    private final FilterWords words;
    /** Position by name. */
    private final Map<String, Integer> attributes = new LinkedHashMap<>();

    private int depth;

    FilterParser(String text) {
        this.words = new FilterWords(text);
    }

    Condition parse() {
        Condition condition = any();
        if (!words.isEnd()) {
            throw words.expected("\"and\", \"or\" or the end");
        }
        return condition;
    }

    /** Names of the attributes that were read, with the position of each, from 1. */
    Map<String, Integer> attributes() {
        return attributes;
    }

    private Condition any() {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (words.is("or")) {
            words.next();
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>(List.of(one()));
        while (words.is("and")) {
            words.next();
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition one() {
        // A comparison is a level, too, but none that anybody would count.
        if (depth++ > MAX_DEPTH) {
            throw new FilterException(
                    "at " + words.position + ": nested more than " + MAX_DEPTH + " deep", words.position);
        }
        Condition condition;
        if (words.is("not")) {
            words.next();
            condition = new Condition.Not(one());
        } else if (words.takes("(")) {
            condition = any();
            words.require(")");
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private Condition comparison() {
        int position = words.position;
        String name = words.word;
        if (!words.isBare || !Field.NAME.matcher(name).matches() || isKeyword()) {
            throw words.expected("the name of an attribute, \"not\" or \"(\"");
        }
        words.next();
        Field field = Field.named(name);
        if (field instanceof Field.Attribute) {
            attributes.putIfAbsent(name, position);
        }
        if (words.takes("=") || words.takes(":")) {
            return Condition.OneOf.of(field, List.of(literal()));
        }
        if (words.takes("!=")) {
            return new Condition.Not(Condition.OneOf.of(field, List.of(literal())));
        }
        if (words.is("in")) {
            words.next();
            return Condition.OneOf.of(field, literals());
        }
        if (words.is("not")) {
            words.next();
            if (!words.is("in")) {
                throw words.expected("\"in\"");
            }
            words.next();
            return new Condition.Not(Condition.OneOf.of(field, literals()));
        }
        for (String sign : List.of("<", "<=", ">", ">=")) {
            if (words.takes(sign)) {
                return new Condition.Bounded(field, sign.startsWith(">"), sign.length() > 1, number(sign));
            }
        }
        if (field instanceof Field.BuiltIn && field != Field.BuiltIn.AVAILABLE) {
            throw words.expected("one of = != < <= > >= : in after " + name);
        }
        return new Condition.IsTrue(field);
    }

    private boolean isKeyword() {
        return words.is("and") || words.is("or") || words.is("in") || words.is("true") || words.is("false");
    }

    private List<Literal> literals() {
        words.require("(");
        List<Literal> literals = new ArrayList<>(List.of(literal()));
        while (words.takes(",")) {
            literals.add(literal());
        }
        words.require(")");
        return List.copyOf(literals);
    }

    private double number(String sign) {
        int position = words.position;
        Literal literal = literal();
        if (literal.number() == null) {
            throw new FilterException(
                    "at " + position + ": " + sign + " compares numbers, \"" + literal.text() + "\" is none", position);
        }
        return literal.number();
    }

    private Literal literal() {
        boolean isKeyword = words.is("and") || words.is("or") || words.is("not") || words.is("in");
        if (!(words.isQuoted || words.isBare) || isKeyword) {
            throw words.expected("a value");
        }
        var literal = new Literal(words.word, words.isQuoted ? null : numberOf(words.word), words.isQuoted);
        words.next();
        return literal;
    }

    /** Null for a word that is no number, or none that a double can hold. */
    private static Double numberOf(String word) {
        if (!word.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
            return null;
        }
        double number = Double.parseDouble(word) + 0.0;
        return Double.isInfinite(number) ? null : Double.valueOf(number);
    }
}
