package dev.eddy.tools;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.ItemTexts;
import dev.eddy.ops.LiveEmbedding;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.TextVectorFile;
import dev.eddy.text.CachedEncoder;
import dev.eddy.text.TextEncoder;
import dev.eddy.text.VectorCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/** Makes vectors of items' texts with an encoder: in a file, or live. Only the encoder differs between commands. */
abstract class EmbedTextsCommand extends OperatingCommand {
    private static final int SECONDS_TO_END = 5;

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description = "Make vectors of the items in this file, one JSON record a line, plain or gzipped.")
    private Path itemsFile;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "With --items: write the vectors, a record of item-vectors a line.")
    private Path out;

    @Option(
            names = "--follow",
            description =
                    "Follow the topic items of the deployment and publish the vectors of all items with a text, until"
                            + " Ctrl-C.")
    private boolean isLive;

    @Option(names = "--with-tags", description = "The text is the title and the tags, instead of the title.")
    private boolean isWithTags;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description =
                    "Space of the vectors (default: doc, or title for titles). With --follow catalog.spaces must have it, of kind content.")
    private String given;

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description =
                    "Keep the vectors of texts in this folder, so that a text is encoded once. At most 1.6 GB with 384"
                            + " dimensions.")
    private Path cacheFolder;

    /** Name of the space, unless another is given. */
    abstract String defaultSpace();

    /** An encoder, and a name that differs between models whose vectors differ. */
    record NamedEncoder(TextEncoder encoder, String model) {}

    /**
     * Loads the encoder.
     *
     * @throws BadInputException when it cannot be used
     */
    abstract NamedEncoder open() throws IOException;

    @Override
    public Integer call() throws IOException {
        JobOptions options = options();
        BadInputException.require(
                isLive != (itemsFile != null),
                "nothing to do, or two things: give --items FILE --out FILE, or --follow");
        BadInputException.require(
                isLive == (out == null), isLive ? "--out goes with --items" : "--items needs --out FILE");
        requireWritable("--out", out);
        String name = given == null ? defaultSpace() : given;
        VectorSpace known = options.recall().catalog().vectorSpaces().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        // Read before the encoder is loaded, which takes longer.
        RecordedItems items = isLive
                ? null
                : RecordedItems.load(itemsFile, options.recall().catalog().dimension());
        NamedEncoder opened = open();
        try (TextEncoder encoder = cached(opened)) {
            VectorSpace space = space(name, known, encoder.dimension(), isLive);
            if (isLive) {
                follow(space, encoder, opened.model());
            } else {
                write(items, space, encoder, opened.model());
            }
        }
        return DONE;
    }

    private TextEncoder cached(NamedEncoder opened) throws IOException {
        if (cacheFolder == null) {
            return opened.encoder();
        }
        try {
            var cache = VectorCache.open(cacheFolder, opened.encoder().dimension(), VectorCache.MOST_OF_A_FILE);
            return new CachedEncoder(opened.encoder(), opened.model(), cache);
        } catch (IllegalStateException | IOException e) {
            opened.encoder().close();
            throw new BadInputException("--cache " + e.getMessage(), e);
        }
    }

    /**
     * The space of the encoder's vectors.
     *
     * @param known null when catalog.spaces does not have it
     * @param isLive whether the job is to have it
     * @throws BadInputException when the job would refuse the vectors
     */
    static VectorSpace space(String name, VectorSpace known, int dimension, boolean isLive) {
        VectorSpace fitting = VectorSpace.ofContent(name, dimension);
        String example = "; name it in catalog.spaces, as in -D catalog.spaces=" + fitting.text();
        BadInputException.require(known != null || !isLive, "--space " + name + ": the job does not have it" + example);
        BadInputException.require(
                known == null || known.equals(fitting),
                "--space " + name + ": is " + (known == null ? "" : known.text())
                        + " in catalog.spaces, and the encoder's vectors are " + fitting.text() + example);
        return fitting;
    }

    private void write(RecordedItems items, VectorSpace space, TextEncoder encoder, String model) throws IOException {
        var texts = new ItemTexts(isWithTags);
        List<ItemRecord> withText = items.withText(texts);
        long started = System.nanoTime();
        long written = TextVectorFile.write(out, withText, texts, space, encoder, model);
        double seconds = (System.nanoTime() - started) / 1e9;
        print(
                "%,d vectors of space %s written to %s in %.1f s; %,d of %,d items have no text that can be read",
                written, space.name(), out, seconds, items.size() - written, items.size());
    }

    private void follow(VectorSpace space, TextEncoder encoder, String model) {
        var isStopped = new AtomicBoolean();
        var ended = new CountDownLatch(1);
        int dimension = options().recall().catalog().dimension();
        OnInterrupt interrupt = OnInterrupt.undo(err(), () -> {
            isStopped.set(true);
            awaitEnd(ended);
            return "stopped; the next start goes on from here";
        });
        try (interrupt) {
            try (var live = new LiveEmbedding(
                    kafka(), space, dimension, new ItemTexts(isWithTags), encoder, model, step -> print("%s", step))) {
                live.run(isStopped::get);
            } finally {
                ended.countDown();
            }
        }
    }

    /** Waits until the broker has the vectors that were sent. */
    private static void awaitEnd(CountDownLatch ended) {
        try {
            boolean unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
