package dev.eddy.ops.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.format.RecordKind;
import dev.eddy.format.RecordOptions;
import dev.eddy.format.RowMapper;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.ops.JsonLines;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads rows, checks the records that become of them with the parsers of the job, and writes them into a data folder. */
public final class Importer implements AutoCloseable {
    private static final int SAMPLES = 10;

    private final RecordOptions mapping;
    private final RowMapper eventMapper;
    private final RowMapper itemMapper;
    private final TableForm form;
    private final LeftOutRows leftOut;
    private final WaitingRows rows;
    private final BehaviourParser eventParser = new BehaviourParser();
    private final ItemRecordParser itemParser = ItemRecordParser.withoutVectors();
    private final RowCounts events = new RowCounts();
    private final RowCounts items = new RowCounts();
    private final Map<String, Long> eventsByType = new TreeMap<>();
    private long unavailableItems;
    private final Map<TableForm, Set<Path>> tables = new LinkedHashMap<>();
    private final List<byte[]> sampleOfEvents = new ArrayList<>();
    private final List<byte[]> sampleOfItems = new ArrayList<>();

    /** An importer; of events and items, {@code leftOut} are ignored. */
    public Importer(RecordOptions mapping, TableForm form, LeftOutRows leftOut) {
        this.mapping = mapping;
        this.leftOut = leftOut;
        this.eventMapper = RowMapper.of(mapping, RecordKind.EVENT, leftOut);
        this.itemMapper = RowMapper.of(mapping, RecordKind.ITEM, leftOut);
        this.form = form;
        try {
            this.rows = new WaitingRows();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the rows in the temporary folder", e);
        }
    }

    /** Whether a path is a folder, a pattern, or a table by its name, and so not one file of JSON lines. */
    public static boolean isForeign(Path path) {
        return Files.isDirectory(path) || RowFile.isTable(path) || RowFile.isPattern(path);
    }

    /**
     * Reads events.
     *
     * @param path a file or a folder of files
     * @param progress gets the number of rows until now
     * @throws dev.eddy.job.BadInputException when a file can't be read
     */
    public void readEvents(Path path, LongConsumer progress) {
        read(path, eventMapper, events, sampleOfEvents, progress, record -> {
            Parsed<Behaviour> kept = keepEvent(record);
            if (!kept.isRefused()) {
                eventsByType.merge(kept.value().type().wireName(), 1L, Long::sum);
            }
            return kept;
        });
    }

    private Parsed<Behaviour> keepEvent(KafkaRecord record) {
        Parsed<Behaviour> parsed = eventParser.parse(record);
        if (!parsed.isRefused()) {
            rows.addEvent(parsed.value(), record.value());
        }
        return parsed;
    }

    /** Reads items, as {@link #readEvents}. */
    public void readItems(Path path, LongConsumer progress) {
        read(path, itemMapper, items, sampleOfItems, progress, record -> {
            Parsed<ItemRecord> kept = keepItem(record);
            if (!kept.isRefused() && isUnavailable(kept.value())) {
                unavailableItems++;
            }
            return kept;
        });
    }

    private static boolean isUnavailable(ItemRecord item) {
        return item.down() || item.publishedAtMillis() == ItemRecord.NOT_AVAILABLE;
    }

    private Parsed<ItemRecord> keepItem(KafkaRecord record) {
        Parsed<ItemRecord> parsed = itemParser.parse(record);
        if (!parsed.isRefused()) {
            rows.addItem(parsed.value().itemId(), record.value());
        }
        return parsed;
    }

    /**
     * Takes in the records that a data folder has already, before others are read. They are not counted.
     *
     * @throws dev.eddy.job.BadInputException when a file is missing, or not as {@link #writeEvents} and {@link #writeItems} wrote it
     */
    public void takeIn(Path eventsOfFolder, Path itemsOfFolder) {
        JsonLines.parse(eventsOfFolder, this::keepEvent, (event, lines) -> {});
        JsonLines.parse(itemsOfFolder, this::keepItem, (item, lines) -> {});
    }

    private void read(
            Path path,
            RowMapper mapper,
            RowCounts counts,
            List<byte[]> sample,
            LongConsumer progress,
            Function<KafkaRecord, Parsed<?>> keeper) {
        for (RowFile file : RowFile.all(path, form)) {
            file.read(rows.reading(), new RowFile.Action() {
                @Override
                public void begin(TableForm found) {
                    tables.computeIfAbsent(found, one -> new LinkedHashSet<>()).add(file.path());
                }

                @Override
                public void take(byte[] row, long number) {
                    keep(mapper.map(row), number);
                }

                @Override
                public void take(ObjectNode row, long number) {
                    keep(mapper.map(row), number);
                }

                private void keep(Parsed<byte[]> mapped, long number) {
                    String where = file.path() + " row " + number;
                    if (mapped.isIgnored()) {
                        counts.ignore();
                    } else if (mapped.isRefused()) {
                        counts.refuse(mapped.reason(), where);
                    } else {
                        Parsed<?> kept = keeper.apply(JsonLines.record("", 0, mapped.value()));
                        if (kept.isRefused()) {
                            counts.refuse(mapper.explained(kept.reason()), where);
                        } else {
                            counts.take();
                            addTo(sample, mapped.value());
                        }
                    }
                    progress.accept(counts.rows());
                }

                @Override
                public void refuse(String reason, long line) {
                    counts.refuse(reason, file.path() + " line " + line);
                    progress.accept(counts.rows());
                }
            });
        }
    }

    private static void addTo(List<byte[]> sample, byte[] json) {
        if (sample.size() < SAMPLES) {
            sample.add(json);
        }
    }

    /** Whether it is said which columns become fields of items. */
    public boolean hasMappingOfItems() {
        return !mapping.itemsFields().isEmpty();
    }

    /** Writes the events by time; returns their number. */
    public long writeEvents(Path file) {
        return rows.writeEvents(file);
    }

    /** Writes the items, and when none are known the ids that the events have; returns their number. */
    public long writeItems(Path file) {
        return hasItems() ? rows.writeItems(file) : rows.writeItemsAndThoseOfEvents(file);
    }

    /** A data folder may have nothing but the ids of its events. */
    private boolean hasItems() {
        return items.taken() > 0 || rows.haveItemsWithMoreThanAnId();
    }

    public RowCounts events() {
        return events;
    }

    public RowCounts items() {
        return items;
    }

    /** The tables of text that were read, by their form. */
    public Map<TableForm, Set<Path>> tables() {
        return tables;
    }

    /** How many events were taken, by Eddy's type. */
    public Map<String, Long> eventsByType() {
        return eventsByType;
    }

    /** Items, of those read, that cannot be had now, so no list has them. */
    public long unavailableItems() {
        return unavailableItems;
    }

    /** Item rows that repeat the id of another one; the last row of an item counts. */
    public long repeatedItems() {
        return rows.countRepeatedItems();
    }

    /** What all events together are, with those that were taken in; there must be one. */
    public EventSummary summary(long nowMillis) {
        return rows.summary(hasItems(), nowMillis);
    }

    /** How many rows each entry of those to leave out has had. */
    public Map<String, Long> leftOutRows() {
        return leftOut.counts();
    }

    /** The columns of rows to leave out that no row has had. */
    public Set<String> missingColumns() {
        return leftOut.missingColumns();
    }

    public RowMapper.Seen seenInEvents() {
        return eventMapper.seen();
    }

    public RowMapper.Seen seenInItems() {
        return itemMapper.seen();
    }

    /** The first records, as they are written. */
    public List<byte[]> sampleOfEvents() {
        return sampleOfEvents;
    }

    /** The first records, as they are written. */
    public List<byte[]> sampleOfItems() {
        return sampleOfItems;
    }

    @Override
    public void close() {
        rows.close();
    }
}
