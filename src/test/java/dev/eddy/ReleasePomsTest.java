package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The modules that a release has for Maven. */
class ReleasePomsTest {
    @Test
    void theirParentHasWhatMavenCentralAsksFor() throws Exception {
        Element parent = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        for (String name : List.of("name", "description", "url", "licenses", "developers", "scm")) {
            assertThat(child(parent, name)).as(name).isNotBlank();
        }
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent();
            }
        }
        return null;
    }
}
