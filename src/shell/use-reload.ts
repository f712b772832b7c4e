import { useLocation, useNavigate } from 'react-router';

/**
 * Navigates to the current URL again. Only a new location makes the router leave its error page; revalidation does
 * not, because the loaders return at once. Pages that did not fail keep their state.
 */
export function useReload(): () => void {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  return () => {
    void navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true });
  };
}
