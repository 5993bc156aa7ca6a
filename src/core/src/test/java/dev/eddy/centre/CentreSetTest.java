package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CentreSetTest {
    @Test
    void randomCentresAreSoundAndTheSameEverywhere() {
        CentreSet set = CentreSet.random(7, 20, 16);

        assertThat(set.validate()).isEmpty();
        assertThat(set.version()).isZero();
        assertThat(set.ids()).startsWith(0, 1, 2).hasSize(20);
        assertThat(set).usingRecursiveComparison().isEqualTo(CentreSet.random(7, 20, 16));
        // Pinned: users assigned by version 0 in one JVM must find their cluster again in another.
        assertThat(set.checksum()).isEqualTo("1903049df31b47f7");
        assertThat(CentreSet.random(8, 20, 16).checksum()).isNotEqualTo(set.checksum());
    }

    @Test
    void rowsAreOrderedById() {
        CentreSet set = set(new int[] {9, 4}, 1, 0, 0, 1);

        assertThat(set.ids()).containsExactly(4, 9);
        assertThat(set.centre(0)).containsExactly(0, 1);
        assertThat(set.checksum()).isEqualTo(set(new int[] {4, 9}, 0, 1, 1, 0).checksum());
    }

    @Test
    void aReachStaysWithItsCentre() {
        CentreSet set = borrowing(new int[] {9, 4}, new float[] {.5f, .2f}, 1, 0, 0, 1);

        assertThat(set.validate()).isEmpty();
        assertThat(set.reach()).containsExactly(.2f, .5f);
        assertThat(set.checksum())
                .isEqualTo(borrowing(new int[] {4, 9}, new float[] {.2f, .5f}, 0, 1, 1, 0)
                        .checksum());
    }

    @Test
    void whomAClusterBorrowsIsPartOfTheChecksum() {
        int[] ids = {4, 9};
        String checksum = set(ids, 0, 1, 1, 0).checksum();

        assertThat(borrowing(ids, new float[] {2, 2}, 0, 1, 1, 0).checksum())
                .as("as before there was a reach")
                .isEqualTo(checksum);
        assertThat(borrowing(ids, new float[] {2, .5f}, 0, 1, 1, 0).checksum())
                .isNotEqualTo(checksum)
                .isNotEqualTo(borrowing(ids, new float[] {.5f, 2}, 0, 1, 1, 0).checksum());
    }

    @Test
    void flawsOfTheReachAreNamed() {
        int[] one = {1};
        assertThat(borrowing(one, new float[] {Float.NaN}, 1, 0).validate()).contains("reach is not finite");
        assertThat(borrowing(one, new float[] {Float.NEGATIVE_INFINITY}, 1, 0).validate())
                .contains("reach is not finite");
        CentreSet good = borrowing(one, new float[] {.5f}, 1, 0);
        var altered = new CentreSet(
                "tag",
                1,
                2,
                one,
                good.centres(),
                new float[] {2},
                CentreSet.NO_TAG_CENTRES,
                new Provenance(0, -1),
                good.checksum());
        assertThat(altered.validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("checksum"));
        var tooShort = new CentreSet(
                "tag",
                1,
                2,
                one,
                good.centres(),
                new float[] {},
                CentreSet.NO_TAG_CENTRES,
                new Provenance(0, -1),
                good.checksum());
        assertThat(tooShort.validate())
                .contains("1 ids of dimension 2 do not fit 2 components, 0 of reach and 0 by tags");
        assertThatThrownBy(() -> borrowing(one, new float[] {.5f, .5f}, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSetInAnotherSpaceHasACentreByTagsForEachCluster() {
        float[] byTags = {0, 1, 1, 0};
        CentreSet set = inSpace(new int[] {7, 3}, new float[] {1, 0, 0, 0, 1, 0}, byTags);

        assertThat(set.validate()).isEmpty();
        assertThat(set.tagDimension()).isEqualTo(2);
        assertThat(set.tagCentre(0)).as("of 3").containsExactly(1, 0);
        assertThat(set.byTags().validate()).isEmpty();
        assertThat(set.byTags().ids()).containsExactly(3, 7);
        assertThat(set.byTags().centre(1)).containsExactly(0, 1);
        assertThat(set.byTags().version()).isEqualTo(set.version());
        assertThat(set.checksum())
                .isNotEqualTo(inSpace(new int[] {7, 3}, new float[] {1, 0, 0, 0, 1, 0}, new float[] {1, 0, 1, 0})
                        .checksum());
    }

    @Test
    void flawsOfTheCentresByTagsAreNamed() {
        float[] centres = {1, 0, 0, 0, 1, 0};
        assertThat(inSpace(new int[] {3, 7}, centres, new float[] {2, 0, 0, 1}).validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("centre 3: by tags: norm"));
        assertThat(inSpace(new int[] {3, 7}, centres, CentreSet.NO_TAG_CENTRES).validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("by tags"));
        assertThatThrownBy(() -> inSpace(new int[] {3, 7}, centres, new float[] {1, 0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 by tags");
    }

    private static CentreSet inSpace(int[] ids, float[] centres, float[] byTags) {
        return CentreSet.of("moves", 1, 3, ids, centres, Reach.none(2), byTags, new Provenance(0, 0));
    }

    @Test
    void flawsAreNamed() {
        assertThat(set(new int[] {})).satisfies(s -> assertThat(s.validate()).contains("no centres"));
        assertThat(set(new int[] {3, 3}, 1, 0, 0, 1).validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("duplicate"));
        assertThat(set(new int[] {-1}, 1, 0).validate()).contains("negative id -1");
        assertThat(set(new int[] {1}, Float.NaN, 0).validate()).contains("centre 1: not finite");
        assertThat(set(new int[] {1}, 2, 0).validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("norm"));
        CentreSet good = set(new int[] {1}, 1, 0);
        CentreSet altered = new CentreSet(
                "tag",
                1,
                2,
                new int[] {1},
                new float[] {0, 1},
                new float[] {2},
                CentreSet.NO_TAG_CENTRES,
                new Provenance(0, -1),
                good.checksum());
        assertThat(altered.validate())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("checksum"));
        assertThat(new CentreSet(
                                "tag",
                                1,
                                3,
                                new int[] {1},
                                new float[] {0, 1},
                                new float[] {2},
                                CentreSet.NO_TAG_CENTRES,
                                new Provenance(0, -1),
                                "")
                        .validate())
                .isPresent();
        assertThatThrownBy(() -> set(new int[] {1, 2}, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CentreSet borrowing(int[] ids, float[] reach, float... centres) {
        return CentreSet.of(CentreSet.TAG_SPACE, 1, 2, ids, centres, reach, new Provenance(0, Provenance.NO_PARENT));
    }

    private static CentreSet set(int[] ids, float... centres) {
        return CentreSet.of(CentreSet.TAG_SPACE, 1, 2, ids, centres, new Provenance(0, Provenance.NO_PARENT));
    }
}
