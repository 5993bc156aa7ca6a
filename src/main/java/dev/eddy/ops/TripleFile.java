package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.Tag;
import dev.eddy.job.BadInputException;
import dev.eddy.training.embedding.Triples;
import java.nio.file.Path;

/** A file of facts: head, relation and tail with tabs between, one fact a line. An item's name is {@code item:ID}. */
public final class TripleFile {
    /** Begins the names of items. */
    public static final String ITEM = "item:";

    private static final int PARTS = 3;

    private TripleFile() {}

    /** Adds the facts of a file, plain or gzipped; throws {@link BadInputException} at the first bad line. */
    public static Read read(Path file, Triples.Builder triples) {
        long facts = 0;
        long skipped = 0;
        try (JsonLines lines = JsonLines.open(file)) {
            while (lines.hasNext()) {
                String[] parts = new String(lines.next(), UTF_8).strip().split("\t", -1);
                boolean isFact = parts.length == PARTS;
                for (String part : parts) {
                    isFact &= !part.isBlank();
                }
                if (!isFact) {
                    throw lines.refusal("not a head, a relation and a tail with tabs between");
                }
                facts++;
                skipped += triples.add(parts[0], parts[1], parts[2]) ? 0 : 1;
            }
        }
        return new Read(facts, skipped);
    }

    /**
     * Numbers of facts in a file.
     *
     * @param facts all of them
     * @param skipped facts that were there already, or that lead from an entity to itself
     */
    public record Read(long facts, long skipped) {}

    /** Adds the facts that an item's record holds: its tags, its category and its author. */
    public static void add(ItemRecord item, Triples.Builder triples) {
        String head = ITEM + item.itemId();
        for (Tag tag : item.tags()) {
            triples.add(head, "tag", "tag:" + tag.name());
        }
        if (item.description().category() != null) {
            triples.add(head, "category", "category:" + item.description().category());
        }
        if (item.description().author() != null) {
            triples.add(head, "author", "author:" + item.description().author());
        }
    }
}
