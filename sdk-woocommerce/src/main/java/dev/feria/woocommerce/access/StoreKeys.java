package dev.feria.woocommerce.access;

import dev.feria.core.auth.Secret;

/**
 * The keys of a shop: {@code ck_} and {@code cs_}, each followed by 40 hexadecimal digits.
 *
 * @param consumerKey names the key
 * @param consumerSecret proves it
 */
public record StoreKeys(Secret consumerKey, Secret consumerSecret) {}
