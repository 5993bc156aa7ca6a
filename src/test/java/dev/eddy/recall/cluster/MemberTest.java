package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.Version;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MemberUpdate.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTest {
    private static final float[] DIRECTION = {0, 1, 0, 0};
    private static final Interaction NEWEST = new Interaction("n", Members.NOW, 0, 1);

    @Test
    void whoJoinsBringsTheirHistory() {
        Member member =
                Member.after(null, update(Kind.JOIN, who("ann", "a", "b").history()), 10);
        assertThat(member.userId()).isEqualTo("ann");
        assertThat(member.history()).isEqualTo(who("ann", "a", "b").history());
        assertThat(member.direction()).isSameAs(DIRECTION);
    }

    @Test
    void joiningAgainReplacesWhatWasKnown() {
        assertThat(Member.after(who("ann", "x"), update(Kind.JOIN, List.of(NEWEST)), 10)
                        .history())
                .containsExactly(NEWEST);
    }

    @Test
    void aChangeAddsToTheHistoryUpToTheLimit() {
        Member known = who("ann", "a", "b");
        Member member = Member.after(known, update(Kind.CHANGE, List.of(NEWEST)), 2);
        assertThat(member.history()).extracting(Interaction::itemId).containsExactly("n", "b");
        assertThat(member.direction()).isSameAs(DIRECTION);
        assertThat(known.history()).hasSize(2);
    }

    @Test
    void aChangeWithoutInteractionsChangesTheDirectionOnly() {
        Member known = who("ann", "a", "b");
        Member member = Member.after(known, update(Kind.CHANGE, List.of()), 10);
        assertThat(member.history()).isEqualTo(known.history());
        assertThat(member.direction()).isSameAs(DIRECTION);
    }

    @Test
    void whetherAMemberCountsForOthersIsAsWasToldLast() {
        Member known = who("ann", "a");
        Member robot = Member.after(known, update(Kind.CHANGE, List.of(NEWEST), false), 10);
        assertThat(robot.contributes()).isFalse();
        assertThat(Member.after(robot, update(Kind.CHANGE, List.of()), 10).contributes())
                .isTrue();
        assertThat(Member.after(null, update(Kind.JOIN, List.of(NEWEST), false), 10)
                        .contributes())
                .isFalse();
    }

    private static MemberUpdate update(Kind kind, List<Interaction> interactions) {
        return update(kind, interactions, true);
    }

    private static MemberUpdate update(Kind kind, List<Interaction> interactions, boolean contributes) {
        return new MemberUpdate(
                1, "ann", kind, interactions, DIRECTION, contributes, Members.NOW, Version.NONE, 0, List.of(), true, 0);
    }
}
