package lv.atbilstiba.commandside;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Everything that decides: the capabilities' write packages and their automations. */
@AutoConfiguration(
        afterName = {
            "lv.atbilstiba.platform.PlatformAutoConfiguration",
            "lv.atbilstiba.platform.eventstore.EventStoreAutoConfiguration"
        })
// A pattern of files rather than a filter: what does not fit is not even opened.
@ComponentScan(basePackages = "lv.atbilstiba", resourcePattern = "*/write/**/*.class")
@ComponentScan(basePackages = "lv.atbilstiba", resourcePattern = "*/automation/**/*.class")
public class CommandSideAutoConfiguration {}
