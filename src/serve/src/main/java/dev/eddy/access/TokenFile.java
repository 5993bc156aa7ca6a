package dev.eddy.access;

import dev.eddy.job.BadInputException;
import dev.eddy.thread.Reminder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of a file, which is read again after it changed. While it can't be read, or a line is wrong, the earlier tokens stay in
 * use, so that a slip shuts nobody out. It is tried each second meanwhile, and logged once a minute.
 */
public final class TokenFile implements Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final TokenForm form;
    private final LongSupplier nanoClock;
    private final AtomicLong lookedAtNanos;
    private final Reminder reminder;
    private volatile Content content;

    /** @param stamp of the file before it was read, so that a change during the reading is seen */
    private record Content(Stamp stamp, List<Grant> grants) {}

    /** What changes when a file is written or replaced; all null without a file. */
    private record Stamp(FileTime modified, Long size, Object fileKey) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
            } catch (IOException gone) {
                return new Stamp(null, null, null);
            }
        }
    }

    /** @throws BadInputException when the file can't be read or a line is wrong */
    public TokenFile(Path file, TokenForm form, LongSupplier nanoClock) {
        this.file = file;
        this.form = form;
        this.nanoClock = nanoClock;
        this.lookedAtNanos = new AtomicLong(nanoClock.getAsLong());
        this.reminder = new Reminder(nanoClock);
        try {
            this.content = read(Stamp.of(file), List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException("--tokens " + file + ": " + reason(e), e);
        }
    }

    @Override
    public Optional<Grant> find(String token) {
        readAgainIfChanged();
        byte[] hash = Grant.hash(token);
        Grant found = null;
        // All are compared, so that the time does not tell which one it was.
        for (Grant grant : content.grants()) {
            found = grant.isOf(hash) ? grant : found;
        }
        return Optional.ofNullable(found);
    }

    private void readAgainIfChanged() {
        long now = nanoClock.getAsLong();
        long looked = lookedAtNanos.get();
        if (now - looked < LOOK_EVERY_NANOS || !lookedAtNanos.compareAndSet(looked, now)) {
            return;
        }
        Content earlier = content;
        Stamp stamp = Stamp.of(file);
        try {
            if (!stamp.equals(earlier.stamp())) {
                content = read(stamp, earlier.grants());
                LOG.info("read {} token(s) of {} again", content.grants().size(), file);
            }
        } catch (IOException | IllegalArgumentException e) {
            String reason = reason(e);
            if (reminder.isDue(reason)) {
                LOG.error("{} changed and can't be used, the earlier tokens stay in use: {}", file, reason);
            }
        }
    }

    private static Grant goingOn(Grant grant, List<Grant> earlier) {
        Grant goingOn = grant;
        for (Grant each : earlier) {
            goingOn = goingOn.goingOnFrom(each);
        }
        return goingOn;
    }

    private Content read(Stamp stamp, List<Grant> earlier) throws IOException {
        List<Grant> grants = TokenLines.parse(Files.readAllLines(file), form, nanoClock);
        return new Content(
                stamp, grants.stream().map(grant -> goingOn(grant, earlier)).toList());
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "the user of this process may not read it";
        }
        return e instanceof CharacterCodingException ? "it is no UTF-8 text" : e.getMessage();
    }
}
