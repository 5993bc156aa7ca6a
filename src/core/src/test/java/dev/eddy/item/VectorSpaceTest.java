package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorSpaceTest {
    @Test
    void spacesAreReadInTheirOrder() {
        assertThat(VectorSpace.parse("title:64, two-tower:4096:behaviour,e5:1:content"))
                .containsExactly(
                        VectorSpace.ofContent("title", 64),
                        VectorSpace.ofBehaviour("two-tower", 4_096),
                        VectorSpace.ofContent("e5", 1));
        assertThat(VectorSpace.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "title:",
                "title:0",
                "title:4097",
                "title:8:",
                "title:8:Behaviour",
                "title:8:other",
                "Title:8",
                "2nd:8",
                "a.b:8",
                "title:8,",
                "title:8 doc:8",
                "title:8, title:9",
                "tag:64",
                "a:1,b:1,c:1,d:1,e:1,f:1,g:1,h:1,i:1"
            })
    void whatIsNoListOfSpacesIsRefusedWithTheKey(String text) {
        assertThatThrownBy(() -> Options.with(CatalogOptions.ofDimension(64), Map.of("catalog.spaces", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("catalog.spaces is " + text + "; allowed: ");
    }
}
