package dev.eddy.console;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import org.webjars.WebJarVersionLocator;

/** Serves the files of the pages and of their JavaScript libraries from the class path. */
final class Pages {
    private static final String FOLDER = "dev/eddy/console/page";

    private Pages() {}

    static HttpHandler handler() {
        var locator = new WebJarVersionLocator();
        return new PathHandler(files(FOLDER).setWelcomeFiles("index.html"))
                .addPrefixPath("/lib/lit-html", library(locator, "lit-html"))
                .addPrefixPath("/lib/uplot", library(locator, "uplot"));
    }

    private static HttpHandler library(WebJarVersionLocator locator, String name) {
        return files(WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + name + "/" + locator.version(name));
    }

    private static ResourceHandler files(String folder) {
        return new ResourceHandler(new ClassPathResourceManager(Pages.class.getClassLoader(), folder))
                .setDirectoryListingEnabled(false);
    }
}
