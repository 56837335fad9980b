/** As a sale is called on the screen and at the counter: "000123". */
export const saleNumber = (number: number): string => String(number).padStart(6, '0');
