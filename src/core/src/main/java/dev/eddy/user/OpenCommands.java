package dev.eddy.user;

import dev.eddy.control.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The latest commands to all users. A bucket carries them out one by one, by their numbers. */
final class OpenCommands {
    /** Commands remembered; a bucket that lags further behind skips the oldest. */
    static final int LIMIT = 16;

    static final OpenCommands NONE = new OpenCommands(List.of());

    private final List<Command> byNumber;

    OpenCommands(Collection<Command> commands) {
        this.byNumber = commands.stream()
                .sorted(Comparator.comparingLong(Command::number))
                .toList();
    }

    static OpenCommands among(Iterable<Map.Entry<String, Announcement>> announced) {
        List<Command> commands = new ArrayList<>();
        for (Map.Entry<String, Announcement> entry : announced) {
            if (entry.getValue() instanceof Announcement.NewCommand given) {
                commands.add(given.command());
            }
        }
        return new OpenCommands(commands);
    }

    /** The first command with a higher number; null when there is none. */
    Command after(long number) {
        for (Command command : byNumber) {
            if (command.number() > number) {
                return command;
            }
        }
        return null;
    }

    /** Number of the last command, or 0. */
    long last() {
        return byNumber.isEmpty() ? 0 : byNumber.get(byNumber.size() - 1).number();
    }

    /** Epoch of new users: number of the last command that began an epoch, or 0. */
    long epoch() {
        return byNumber.stream()
                .filter(Command::newEpoch)
                .mapToLong(Command::number)
                .max()
                .orElse(0);
    }

    /** The command to drop when there are more than {@link #LIMIT}, or null. The last new epoch stays. */
    Command surplus() {
        if (byNumber.size() <= LIMIT) {
            return null;
        }
        return byNumber.get(0).number() == epoch() ? byNumber.get(1) : byNumber.get(0);
    }
}
