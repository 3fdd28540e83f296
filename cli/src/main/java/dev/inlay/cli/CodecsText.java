// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.compression.CodecService;
import dev.inlay.compression.CodecService.Absence;
import dev.inlay.compression.CodecService.Direction;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Levels;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code inlay meta --codecs} prints. */
final class CodecsText {

    private CodecsText() {}

    static String of(Codecs codecs) {
        TextTable table = new TextTable("codec", "direction", "level", "served by", "would be served by");
        for (CodecService service : codecs.report()) {
            boolean leveled = service.direction() == Direction.COMPRESS
                    && !service.levels().equals(Levels.NONE);
            table.add(
                    service.codec().name(),
                    service.direction().name().toLowerCase(Locale.ROOT),
                    leveled ? service.levels().toString() : "",
                    service.provider() == null ? "nobody" : service.provider(),
                    service.absent().stream().map(Absence::toString).collect(Collectors.joining(", ")));
        }
        return table.print();
    }
}
