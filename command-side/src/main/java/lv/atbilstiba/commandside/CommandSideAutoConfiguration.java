package lv.atbilstiba.commandside;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Everything that decides: the capabilities' write packages and their automations. */
@AutoConfiguration(
        afterName = {
            "lv.atbilstiba.platform.PlatformAutoConfiguration",
            "lv.atbilstiba.platform.eventstore.EventStoreAutoConfiguration"
        })
@ComponentScan(
        basePackages = "lv.atbilstiba",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "(?!lv\\.atbilstiba\\.[a-z]+\\.(write|automation)\\.).*"))
public class CommandSideAutoConfiguration {}
