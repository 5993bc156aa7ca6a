package dev.eddy.recall.ranking;

/** How much the first items of a list differ from each other, at the expense of clicks. */
public enum Variety {
    OFF(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE),
    LIGHT(.03f, .004f, 5, 19),
    STRONG(.06f, .022f, 3, 19);

    /** Places that authors and categories are counted over. */
    static final int WINDOW = 20;

    /** What a cosine of 1 with an item before takes off the chance of a click, as a share of it. */
    final float cosineDiscount;

    /** What one more item of one author costs, in chances of a click on the twenty items. */
    final float authorCost;

    /** Most items of one author among {@link #WINDOW}. */
    final int ofAuthor;

    /** Most items of one category among {@link #WINDOW}. */
    final int ofCategory;

    Variety(float cosineDiscount, float authorCost, int ofAuthor, int ofCategory) {
        this.cosineDiscount = cosineDiscount;
        this.authorCost = authorCost;
        this.ofAuthor = ofAuthor;
        this.ofCategory = ofCategory;
    }
}
