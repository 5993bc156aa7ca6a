package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Version;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTest {
    private static final float[] DIRECTION = {0, 1, 0, 0};
    private static final Interaction NEWEST = new Interaction("n", Members.NOW, 0, 1);

    @Test
    void whoJoinsBringsTheirHistory() {
        Member member = Member.after(null, join(who("ann", "a", "b").history(), true), 10);
        assertThat(member.userId()).isEqualTo("ann");
        assertThat(member.history()).isEqualTo(who("ann", "a", "b").history());
        assertThat(member.direction()).isSameAs(DIRECTION);
    }

    @Test
    void joiningAgainReplacesWhatWasKnown() {
        assertThat(Member.after(who("ann", "x"), join(List.of(NEWEST), true), 10)
                        .history())
                .containsExactly(NEWEST);
    }

    @Test
    void aChangeAddsToTheHistoryUpToTheLimit() {
        Member known = who("ann", "a", "b");
        Member member = Member.after(known, change(List.of(NEWEST), true), 2);
        assertThat(member.history()).extracting(Interaction::itemId).containsExactly("n", "b");
        assertThat(member.direction()).isSameAs(DIRECTION);
        assertThat(known.history()).hasSize(2);
    }

    @Test
    void aChangeWithoutInteractionsChangesTheDirectionOnly() {
        Member known = who("ann", "a", "b");
        Member member = Member.after(known, change(List.of(), true), 10);
        assertThat(member.history()).isEqualTo(known.history());
        assertThat(member.direction()).isSameAs(DIRECTION);
    }

    @Test
    void whetherAMemberCountsForOthersIsAsWasToldLast() {
        Member known = who("ann", "a");
        Member robot = Member.after(known, change(List.of(NEWEST), false), 10);
        assertThat(robot.contributes()).isFalse();
        assertThat(Member.after(robot, change(List.of(), true), 10).contributes())
                .isTrue();
        assertThat(Member.after(null, join(List.of(NEWEST), false), 10).contributes())
                .isFalse();
    }

    private static MemberUpdate.Join join(List<Interaction> history, boolean contributes) {
        return new MemberUpdate.Join(ann(contributes), history, true, 0);
    }

    private static MemberUpdate.Change change(List<Interaction> added, boolean contributes) {
        return new MemberUpdate.Change(ann(contributes), added, true, 0);
    }

    private static UserSnapshot ann(boolean contributes) {
        return new UserSnapshot(
                "ann", new Placement(1, 0, List.of()), DIRECTION, contributes, Members.NOW, Version.NONE);
    }
}
