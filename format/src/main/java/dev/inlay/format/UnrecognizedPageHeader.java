// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * A page of a type that this version does not know. Readers step over it by its size; its values do not count (G02). What
 * its kind-specific struct says is not kept.
 *
 * @param type a number without a {@link PageType}
 */
public record UnrecognizedPageHeader(OpenEnum<PageType> type) implements PageHeader.Kind {

    public UnrecognizedPageHeader {
        if (type.known() != null) {
            throw new IllegalArgumentException(type + " is a known page type");
        }
    }
}
