package dev.eddy.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import dev.eddy.serving.LeaseClaim;
import dev.eddy.serving.LeaseStore;
import dev.eddy.serving.WriterName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterLeaseTest {
    private static final WriterName MINE = new WriterName("a", "here", 1, "eddy", 1_700_000_000_000L);
    private static final WriterName OTHER = new WriterName("b", "there", 2, "blue", 1_700_000_001_000L);

    private final FakeStore store = new FakeStore();
    private final List<String> notes = new ArrayList<>();
    private final WriterLease lease = new WriterLease(store, MINE, "rc in Redis at localhost:6379", store::pass);

    /** A store whose clock only moves when somebody waits. */
    private static final class FakeStore implements LeaseStore {
        private LeaseClaim stored;
        private Duration now = Duration.ZERO;
        private Duration expiresAt = Duration.ZERO;
        private boolean isAway;
        private boolean otherLives;

        void pass(Duration time) {
            now = now.plus(time);
            if (otherLives) {
                takenByOther(now.toSeconds() / WriterLease.RENEWAL.toSeconds());
            }
        }

        void takenByOther(long renewal) {
            stored = new LeaseClaim(OTHER, renewal);
            expiresAt = now.plus(WriterLease.EXPIRY);
        }

        @Override
        public LeaseClaim claim(LeaseClaim own) throws IOException {
            if (isAway) {
                throw new IOException("away");
            }
            if (stored == null || stored.writer().hasPlaceOf(own.writer()) || now.compareTo(expiresAt) >= 0) {
                stored = own;
                expiresAt = now.plus(WriterLease.EXPIRY);
            }
            return stored;
        }

        @Override
        public void release(WriterName writer) throws IOException {
            if (isAway) {
                throw new IOException("away");
            }
            stored = stored != null && stored.writer().hasPlaceOf(writer) ? null : stored;
        }

        @Override
        public void close() {}
    }

    @Test
    void aFreeLeaseIsTakenAtOnce() {
        lease.take(notes::add);
        assertThat(store.stored.writer()).isEqualTo(MINE);
        assertThat(store.now).isZero();
        assertThat(notes).isEmpty();
    }

    @Test
    void aRunningOwnerIsNamedAndTheSecondRunRefusedWithinARenewal() {
        store.takenByOther(0);
        store.otherLives = true;
        assertThatThrownBy(() -> lease.take(notes::add))
                .isInstanceOf(BadInputException.class)
                .hasMessage("another run writes the lists under rc in Redis at localhost:6379: process 2 on there"
                        + " (consumer group blue, since 2023-11-14T22:13:21Z); stop it, or give this one its own"
                        + " redis.prefix, kafka.group and kafka.topics.prefix. After a crash its lease expires within"
                        + " 20 s");
        assertThat(store.now).isLessThanOrEqualTo(WriterLease.RENEWAL);
    }

    @Test
    void theLeaseOfACrashedOwnerExpires() {
        store.takenByOther(7);
        lease.take(notes::add);
        assertThat(store.stored.writer()).isEqualTo(MINE);
        assertThat(store.now).isLessThanOrEqualTo(WriterLease.EXPIRY);
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0)).contains("process 2 on there", "waiting for up to 20 s");
    }

    @Test
    void aProcessInThePlaceOfAnEndedOneTakesTheLeaseAtOnce() {
        store.takenByOther(7);
        var successor = new WriterLease(store, MINE.inPlace(OTHER.instance()), "rc", store::pass);
        successor.take(notes::add);
        assertThat(store.stored.writer().pid()).isEqualTo(MINE.pid());
        assertThat(notes).isEmpty();
    }

    @Test
    void aShortOutageOfRedisLosesNothing() {
        lease.take(notes::add);
        store.isAway = true;
        store.pass(WriterLease.EXPIRY.multipliedBy(3));
        assertThat(lease.renew()).isEmpty();
        store.isAway = false;
        assertThat(lease.renew()).isEmpty();
        assertThat(store.stored.writer()).isEqualTo(MINE);
    }

    @Test
    void whoeverTookTheLeaseMeanwhileIsNamed() {
        lease.take(notes::add);
        store.pass(WriterLease.EXPIRY);
        store.takenByOther(0);
        assertThat(lease.renew()).contains(OTHER);
    }

    @Test
    void aRunThatBeganWithoutRedisTakesTheLeaseLater() {
        store.isAway = true;
        lease.take(notes::add);
        store.isAway = false;
        assertThat(lease.renew()).isEmpty();
        assertThat(store.stored.writer()).isEqualTo(MINE);
    }

    @Test
    void aReleasedLeaseIsFreeAndThatOfAnotherStays() {
        lease.take(notes::add);
        lease.release();
        assertThat(store.stored).isNull();
        store.takenByOther(0);
        lease.release();
        assertThat(store.stored.writer()).isEqualTo(OTHER);
    }
}
