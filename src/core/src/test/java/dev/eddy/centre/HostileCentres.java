package dev.eddy.centre;

import dev.eddy.item.VectorSpace;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import java.util.HashMap;
import java.util.Map;

/** The topic of centres as a parser: all its records go through one assembler. */
public final class HostileCentres {
    private HostileCentres() {}

    public static RecordParser<CentreSet> parser(VectorSpace space) {
        var assembler = new CentreAssembler(space, space);
        CentreAssembler.Parts parts = CentreAssemblerTest.parts(new HashMap<>());
        Map<String, ActiveCentres> active = new HashMap<>();
        return record -> {
            CentreAssembler.Outcome outcome;
            try {
                outcome = assembler.accept(CentreRecord.of(record), parts, active.get("active"));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            CentreSet set = outcome.activated();
            if (set != null) {
                active.put("active", new ActiveCentres(set.version(), set.checksum()));
            }
            return new Parsed<>(set, outcome.refusal(), false);
        };
    }
}
