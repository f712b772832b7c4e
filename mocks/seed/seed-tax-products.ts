const taxCountries =
  'Austria Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France Germany Greece ' +
  'Hungary Iceland Ireland Italy Latvia Liechtenstein Lithuania Luxembourg Malta Moldova Monaco ' +
  'Montenegro Netherlands Norway Poland Portugal Romania Serbia Slovakia Slovenia Spain Sweden ' +
  'Switzerland Turkey Ukraine Albania Andorra Georgia';

/** The names of many products that one key can have. */
export const taxProducts = taxCountries.split(' ').map((country) => ({
  name: `tax-rates-${country.toLowerCase()}`,
  display: `Tax rates ${country}`,
}));
