package dev.eddy.trial;

/** Ways of making lists that a trial may also measure, to say what the live lists with vectors gain. Each almost doubles the time. */
public enum Beside {
    /** Made once a day, at midnight UTC. */
    FROZEN("frozen", "lists made at midnight UTC"),
    /** Live, without the vectors of the spaces. */
    WITHOUT_VECTORS("without-vectors", "lists without the vectors");

    /** Name in reports. */
    final String key;
    /** For people. */
    final String label;

    Beside(String key, String label) {
        this.key = key;
        this.label = label;
    }
}
