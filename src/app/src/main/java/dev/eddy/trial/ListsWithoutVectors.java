package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.recall.ranking.Recalled;
import java.util.List;

/** The live lists of a system that has no vectors in its spaces, and is else the same. */
final class ListsWithoutVectors implements OtherLists {
    private final RecallEngine engine;

    /** @param engine with a catalogue without vectors in spaces; used by this object only */
    ListsWithoutVectors(RecallEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Candidate> recallBefore(ScoredClick click) {
        return engine.recallBefore(click).map(Recalled::merged).orElse(List.of());
    }

    @Override
    public void fold(Behaviour behaviour) {
        engine.fold(behaviour);
    }

    @Override
    public void use(CentreSet centres) {
        engine.use(centres);
    }

    /** They are what these lists are without. */
    @Override
    public void use(SpaceVectors vectors) {}
}
